import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { withRaw } from '@/lib/db/raw';
import { details } from '@/tests/support/orders';
import { startApplication, type Application, type Change } from './application';
import { disbelief, doubled, readEntries, unkept, type Acknowledged } from './books';
import type { PostgresDatabase } from '@/scripts/lib/postgres-database';

const WRITERS = 20;

/** How long all goes well before and after, in milliseconds. */
const CALM_MS = 1_500;

/** How often someone looks at the list, in milliseconds. */
const LOOK_MS = 50;

/** How the database is taken away, for how long, and given back. */
export type Absence = {
  seconds: number;
  takeAway: () => Promise<void>;
  giveBack: () => Promise<void>;
};

/** How an application got over it; `wrong` is empty where nothing was lost. */
export type Outage = {
  acknowledged: number;
  /** What people were told while it was away; they then sent the same again. */
  refusals: Record<string, number>;
  failedReads: number;
  /** The longest that anybody waited for an answer or a refusal, in milliseconds. */
  slowestMs: number;
  /** From when it was back to the first change that was acknowledged after that, in milliseconds. */
  recoveryMs: number;
  wrong: string[];
};

/** Takes the database away from an application at work, and gives it back. */
export async function outage(
  { applicationUrl, ownerUrl }: PostgresDatabase,
  { seconds, takeAway, giveBack }: Absence,
): Promise<Outage> {
  const application = startApplication(applicationUrl);
  const { userId, workspaceId } = await application.join();
  const work: Work = {
    application,
    userId,
    goesOn: true,
    done: [],
    refusals: {},
    failedReads: 0,
    slowestMs: 0,
    wrong: [],
  };
  const people = [...Array.from({ length: WRITERS }, () => write(work)), look(work)];

  await pause(CALM_MS);
  await takeAway();
  await pause(seconds * 1_000);
  await giveBack();
  const back = performance.now();
  await pause(CALM_MS);
  work.goesOn = false;
  await Promise.all(people);

  const { refusals, failedReads, slowestMs, done, wrong } = work;
  if ((await application.end()) !== 0 || application.complaints()) {
    wrong.push(`it said: ${application.complaints()}`);
  }
  await withRaw(ownerUrl, 'read', async (raw) => {
    const entries = await readEntries(raw, workspaceId);
    wrong.push(...(await disbelief(raw)), ...unkept(entries, done), ...doubled(entries));
    if (entries.length !== done.length) wrong.push('more was done than acknowledged');
  });
  const first = Math.min(...done.map(({ at }) => at).filter((at) => at > back));
  const recoveryMs = Math.round(first - back);
  return { acknowledged: done.length, refusals, failedReads, slowestMs, recoveryMs, wrong };
}

type Work = {
  application: Application;
  userId: string;
  goesOn: boolean;
  /** `at` is when it was acknowledged, by this process's clock. */
  done: (Acknowledged & { at: number })[];
  refusals: Record<string, number>;
  failedReads: number;
  slowestMs: number;
  wrong: string[];
};

/** Someone who takes orders in, one after the other, and sends each again until it is acknowledged. */
async function write(work: Work): Promise<void> {
  while (work.goesOn) {
    const operationId = randomUUID();
    const change: Change = {
      do: 'createOrder',
      input: { ...details, operationId, orderId: operationId },
    };
    for (;;) {
      const outcome = await timed(work, () => work.application.change(work.userId, change));
      if ('answer' in outcome) {
        work.done.push({ operationId, answer: outcome.answer, at: performance.now() });
        break;
      }
      if (!('refusal' in outcome)) {
        work.wrong.push(`neither done nor refused: ${JSON.stringify(outcome)}`);
        return;
      }
      work.refusals[outcome.refusal] = (work.refusals[outcome.refusal] ?? 0) + 1;
    }
  }
}

/** Someone who only looks. */
async function look(work: Work): Promise<void> {
  while (work.goesOn) {
    const outcome = await timed(work, () => work.application.list(work.userId));
    if (!('answer' in outcome)) work.failedReads++;
    if ('lost' in outcome) return;
    await pause(LOOK_MS);
  }
}

async function timed<T>(work: Work, asking: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const outcome = await asking();
  work.slowestMs = Math.max(work.slowestMs, Math.round(performance.now() - start));
  return outcome;
}
