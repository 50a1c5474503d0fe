import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import type { PostgresDatabase } from '@/scripts/lib/postgres-database';
import { details } from '@/tests/support/orders';
import { startApplication, type Application, type Change } from './application';
import { checkLog, type Acknowledged } from './log-checks';
import { whole, type Random } from './random';

const CREATES = 100;

/** The longest time from an answer to the kill, in milliseconds: about that of one creation. */
const GRACE_MS = 2;

const POLL_MS = 20;

/** What a killed process left of its 100 creations; `wrong` is empty if nothing was lost. */
export type KillResult = {
  acknowledged: number;
  /** Stored, but not acknowledged. */
  unacknowledged: number;
  undone: number;
  wrong: string[];
};

type Creation = Extract<Change, { do: 'createOrder' }>;

/**
 * Kills one of `processes` applications during 100 concurrent creations, checks what is stored, and sends all 100 to a
 * new one.
 */
export async function killAndResend(
  database: PostgresDatabase,
  random: Random,
  processes = 1,
): Promise<KillResult> {
  const run = randomUUID();
  const creations = Array.from({ length: CREATES }, (_, index): Creation => {
    const name = `${run}-${index}`;
    return { do: 'createOrder', input: { ...details, operationId: name, orderId: name } };
  });

  const applications = Array.from({ length: processes }, () =>
    startApplication(database.applicationUrl),
  );
  const [first, ...others] = applications as [Application, ...Application[]];
  const { userId, workspaceId } = await first.join();
  await Promise.all(others.map((other) => other.list(userId)));
  const acknowledged = await createAndKill(applications, { userId, creations, random });
  const wrongOfOthers = (await Promise.all(others.map((other) => other.endCleanly()))).flat();
  const answered = new Set(acknowledged.map(({ operationId }) => operationId));
  const lost = creations.filter(
    ({ input }, index) => index % processes > 0 && !answered.has(input.operationId),
  );
  if (lost.length > 0) wrongOfOthers.push(`${lost.length} failed at processes that went on`);

  return withRaw(database.ownerUrl, 'write', async (raw) => {
    await waitUntilIdle(raw);
    const { entries, problems } = await checkLog(raw, workspaceId, acknowledged);
    const wrong = [...wrongOfOthers, ...problems];

    const second = startApplication(database.applicationUrl);
    const again = await createAll([second], { userId, creations });
    wrong.push(...(await second.endCleanly()));
    const after = await checkLog(raw, workspaceId, [...acknowledged, ...again]);
    wrong.push(...after.problems);
    if (again.length !== CREATES) wrong.push(`only ${again.length} were answered afterwards`);
    if (after.entries.length !== CREATES)
      wrong.push(`${after.entries.length} entries instead of ${CREATES}`);
    return {
      acknowledged: acknowledged.length,
      unacknowledged: entries.length - acknowledged.length,
      undone: CREATES - entries.length,
      wrong,
    };
  });
}

/** The acknowledged creations. The kill of the first application follows a random one of its answers. */
function createAndKill(
  applications: Application[],
  { userId, creations, random }: { userId: string; creations: Creation[]; random: Random },
): Promise<Acknowledged[]> {
  const [first] = applications as [Application];
  let answersLeft = whole(random, CREATES / applications.length);
  const grace = random() * GRACE_MS;
  const count = (from: Application) => {
    if (from === first && answersLeft-- === 0) setTimeout(() => void first.kill(), grace);
  };
  count(first);
  return createAll(applications, { userId, creations, onAnswer: count });
}

/** Sends all creations at once, to the applications in turn; returns the acknowledged ones. */
async function createAll(
  applications: Application[],
  {
    userId,
    creations,
    onAnswer,
  }: { userId: string; creations: Creation[]; onAnswer?: (from: Application) => void },
): Promise<Acknowledged[]> {
  const all = creations.map(async (creation, index) => {
    const application = applications[index % applications.length]!;
    const outcome = await application.change(userId, creation);
    if (!('answer' in outcome)) return [];
    onAnswer?.(application);
    return [{ operationId: creation.input.operationId, answer: outcome.answer }];
  });
  return (await Promise.all(all)).flat();
}

/** The database server may still be working for the killed client. */
async function waitUntilIdle(raw: Raw): Promise<void> {
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
