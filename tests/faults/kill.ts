import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import type { PostgresDatabase } from '@/scripts/lib/postgres-database';
import { details } from '@/tests/support/orders';
import { startApplication, type Application, type Change } from './application';
import { disbelief, doubled, readEntries, unkept, type Acknowledged } from './books';
import { whole, type Random } from './random';

const CREATES = 100;

/** How long after an answer the process may live on, in milliseconds; a creation takes a few. */
const GRACE_MS = 10;

const POLL_MS = 20;

/** What a killed process leaves behind of its 100 creations; `wrong` is empty where nothing was lost. */
export type Killing = {
  acknowledged: number;
  /** On disk, though nobody was told. */
  unspoken: number;
  undone: number;
  wrong: string[];
};

type Creation = Extract<Change, { do: 'createOrder' }>;

/**
 * Kills an application (SIGKILL) at a random moment of 100 concurrent creations, looks at what is there, and sends all
 * 100 again to a new one.
 */
export async function killing(database: PostgresDatabase, random: Random): Promise<Killing> {
  const run = randomUUID();
  const creations = Array.from({ length: CREATES }, (_, index): Creation => {
    const name = `${run}-${index}`;
    return { do: 'createOrder', input: { ...details, operationId: name, orderId: name } };
  });

  const victim = startApplication(database.applicationUrl);
  const { userId, workspaceId } = await victim.join();
  const acknowledged = await createAndKill(victim, { userId, creations, random });

  return withRaw(database.ownerUrl, 'write', async (raw) => {
    await quiet(raw);
    const entries = await readEntries(raw, workspaceId);
    const wrong = [...(await disbelief(raw)), ...unkept(entries, acknowledged)];

    const heir = startApplication(database.applicationUrl);
    const again = await createAll(heir, { userId, creations });
    if ((await heir.end()) !== 0 || heir.complaints()) wrong.push(`it said: ${heir.complaints()}`);
    const after = await readEntries(raw, workspaceId);
    wrong.push(
      ...(await disbelief(raw)),
      ...unkept(after, [...acknowledged, ...again]),
      ...doubled(after),
    );
    if (again.length !== CREATES) wrong.push(`only ${again.length} were answered afterwards`);
    if (after.length !== CREATES) wrong.push(`${after.length} entries instead of ${CREATES}`);
    return {
      acknowledged: acknowledged.length,
      unspoken: entries.length - acknowledged.length,
      undone: CREATES - entries.length,
      wrong,
    };
  });
}

/** What was answered before the end, which comes within an instant of the n-th answer. */
function createAndKill(
  victim: Application,
  { userId, creations, random }: { userId: string; creations: Creation[]; random: Random },
): Promise<Acknowledged[]> {
  let answersLeft = whole(random, CREATES);
  const grace = random() * GRACE_MS;
  const count = () => {
    if (answersLeft-- === 0) setTimeout(() => void victim.kill(), grace);
  };
  count();
  return createAll(victim, { userId, creations, onAnswer: count });
}

/** All creations at once; answers those that were acknowledged. */
async function createAll(
  application: Application,
  { userId, creations, onAnswer }: { userId: string; creations: Creation[]; onAnswer?: () => void },
): Promise<Acknowledged[]> {
  const all = creations.map(async (creation) => {
    const outcome = await application.change(userId, creation);
    if (!('answer' in outcome)) return [];
    onAnswer?.();
    return [{ operationId: creation.input.operationId, answer: outcome.answer }];
  });
  return (await Promise.all(all)).flat();
}

/** The server may still be at work for a client that is gone: waits until it is not. */
async function quiet(raw: Raw): Promise<void> {
  if (raw.engine === 'sqlite') return;
  for (;;) {
    const [busy] = await raw.rows(
      `SELECT 1 FROM pg_stat_activity
       WHERE datname = current_database() AND usename = 'order_desk'`,
    );
    if (!busy) return;
    await pause(POLL_MS);
  }
}
