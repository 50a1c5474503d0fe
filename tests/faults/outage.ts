import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { withRaw } from '@/lib/db/raw';
import { details } from '@/tests/support/orders';
import { startApplication, type Application, type Change, type Outcome } from './application';
import { checkLog, type Acknowledged } from './log-checks';
import type { PostgresDatabase } from '@/scripts/lib/postgres-database';

const WRITERS = 20;

/** The time of normal work before and after, in milliseconds. */
const CALM_MS = 1_500;

const READ_INTERVAL_MS = 50;

/** The length of an outage, how it begins and how it ends. */
export type Interruption = {
  seconds: number;
  interrupt: () => Promise<void>;
  restore: () => Promise<void>;
};

/** The application during an outage; `wrong` is empty if nothing was lost. */
export type Outage = {
  acknowledged: number;
  /** Refusals by code; each refused change was then sent again. */
  refusals: Record<string, number>;
  /** What came back instead of the order list, apart from refusals that ask to try again later. */
  failedReads: Outcome[];
  /** The longest wait for an answer or a refusal, in milliseconds. */
  slowestMs: number;
  /** The time from the end of the outage to the first acknowledged change, in milliseconds. */
  recoveryMs: number;
  wrong: string[];
};

/** Interrupts the database of a working application, and restores it. */
export async function outage(
  { applicationUrl, ownerUrl }: PostgresDatabase,
  { seconds, interrupt, restore }: Interruption,
): Promise<Outage> {
  const application = startApplication(applicationUrl);
  const { userId, workspaceId } = await application.join();
  const work: Work = {
    application,
    userId,
    isRunning: true,
    done: [],
    refusals: {},
    failedReads: [],
    slowestMs: 0,
    wrong: [],
  };
  const people = [...Array.from({ length: WRITERS }, () => createOrders(work)), readOrders(work)];

  await pause(CALM_MS);
  await interrupt();
  await pause(seconds * 1_000);
  await restore();
  const back = performance.now();
  await pause(CALM_MS);
  work.isRunning = false;
  await Promise.all(people);

  const { refusals, failedReads, slowestMs, done, wrong } = work;
  wrong.push(...(await application.endCleanly()));
  await withRaw(ownerUrl, 'read', async (raw) => {
    const { entries, problems } = await checkLog(raw, workspaceId, done);
    wrong.push(...problems);
    if (entries.length !== done.length)
      wrong.push('some changes were stored without being acknowledged');
  });
  const first = Math.min(...done.map(({ at }) => at).filter((at) => at > back));
  const recoveryMs = Math.round(first - back);
  return { acknowledged: done.length, refusals, failedReads, slowestMs, recoveryMs, wrong };
}

type Work = {
  application: Application;
  userId: string;
  isRunning: boolean;
  /** `at` is when it was acknowledged, by this process's clock. */
  done: (Acknowledged & { at: number })[];
  refusals: Record<string, number>;
  failedReads: Outcome[];
  slowestMs: number;
  wrong: string[];
};

/** Creates orders one after the other, each sent again until it is acknowledged. */
async function createOrders(work: Work): Promise<void> {
  while (work.isRunning) {
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

/** Reads the order list at intervals. */
async function readOrders(work: Work): Promise<void> {
  while (work.isRunning) {
    const outcome = await timed(work, () => work.application.list(work.userId));
    if (!isAnswered(outcome)) work.failedReads.push(outcome);
    if ('lost' in outcome) return;
    await pause(READ_INTERVAL_MS);
  }
}

/** A database that is away for long may also lead to a refusal. */
function isAnswered(outcome: Outcome): boolean {
  return 'answer' in outcome || ('refusal' in outcome && outcome.refusal === 'unreachable');
}

async function timed<T>(work: Work, send: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const outcome = await send();
  work.slowestMs = Math.max(work.slowestMs, Math.round(performance.now() - start));
  return outcome;
}
