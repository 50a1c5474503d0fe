import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import type { PostgresDatabase } from '@/scripts/lib/postgres-database';
import { details } from '@/tests/support/orders';
import { startApplication, type Change } from './application';
import { checkLog } from './log-checks';

const WRITERS = 50;
const INTERVAL_MS = 20;

/** Durations in milliseconds. */
export type Durations = { times: number; median: number; slowest: number };

/** The application while another process held the write lock; `wrong` is empty if all went well. */
export type LockResult = {
  seconds: number;
  /** Changes that waited and succeeded. */
  writes: Durations;
  /** Reads that succeeded while the lock was held. */
  reads: Durations;
  /** Answers to an empty command while the lock was held. */
  latency: Durations;
  wrong: string[];
};

/** Holds the write lock for some seconds, with 50 pending writes and concurrent reads. */
export function testWriteLock(
  { applicationUrl, ownerUrl }: PostgresDatabase,
  seconds: number,
): Promise<LockResult> {
  return withRaw(ownerUrl, 'write', async (raw) => {
    const application = startApplication(applicationUrl);
    const { userId, workspaceId } = await application.join();
    const wrong: string[] = [];
    await takeLock(raw, workspaceId);

    const changes = Array.from({ length: WRITERS }, (): Change => {
      const operationId = randomUUID();
      return { do: 'createOrder', input: { ...details, operationId, orderId: operationId } };
    });
    const writing = Promise.all(
      changes.map(async (change) => {
        const [outcome, ms] = await timed(() => application.change(userId, change));
        if ('answer' in outcome) {
          return [{ operationId: change.input.operationId, answer: outcome.answer, ms }];
        }
        wrong.push(`a change was not done: ${JSON.stringify(outcome)}`);
        return [];
      }),
    );
    const reads: number[] = [];
    const latencies: number[] = [];
    const end = performance.now() + seconds * 1_000;
    while (performance.now() < end) {
      latencies.push(await application.latency());
      const [outcome, ms] = await timed(() => application.list(userId));
      if ('answer' in outcome && outcome.answer.length === 0) reads.push(ms);
      else wrong.push(`a read was not answered: ${JSON.stringify(outcome)}`);
      await pause(INTERVAL_MS);
    }
    await raw.execute('COMMIT');
    const done = (await writing).flat();

    wrong.push(...(await application.endCleanly()));
    const { entries, problems } = await checkLog(raw, workspaceId, done);
    wrong.push(...problems);
    if (entries.length !== WRITERS) wrong.push(`${entries.length} entries instead of ${WRITERS}`);
    return {
      seconds,
      writes: durations(done.map(({ ms }) => ms)),
      reads: durations(reads),
      latency: durations(latencies),
      wrong,
    };
  });
}

/** Takes the lock of a writing process: on the file, or on the workspace's row. */
async function takeLock(raw: Raw, workspaceId: string): Promise<void> {
  await raw.execute(raw.engine === 'sqlite' ? 'BEGIN IMMEDIATE' : 'BEGIN');
  await raw.run(`UPDATE "Workspace" SET "name" = "name" WHERE "id" = $1`, [workspaceId]);
}

async function timed<T>(work: () => Promise<T>): Promise<[T, ms: number]> {
  const start = performance.now();
  return [await work(), performance.now() - start];
}

function durations(all: number[]): Durations {
  const sorted = all.map(Math.round).sort((a, b) => a - b);
  return {
    times: sorted.length,
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    slowest: sorted.at(-1) ?? 0,
  };
}
