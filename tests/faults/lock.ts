import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import type { PostgresDatabase } from '@/scripts/lib/postgres-database';
import { details } from '@/tests/support/orders';
import { startApplication, type Change } from './application';
import { disbelief, doubled, readEntries, unkept } from './books';

const WRITERS = 50;
const LOOK_MS = 20;

/** How long something took, over many times, in milliseconds. */
export type Durations = { times: number; median: number; slowest: number };

/** How an application got on while another process held the write lock; `wrong` is empty where all was well. */
export type Locked = {
  seconds: number;
  /** Changes that waited and went through. */
  writes: Durations;
  /** Reads that were answered while the lock was held. */
  reads: Durations;
  /** How quickly the process noticed that it was asked something, while the lock was held. */
  latency: Durations;
  wrong: string[];
};

/** Holds the write lock for some seconds, while 50 people want to write and others read. */
export function locked(
  { applicationUrl, ownerUrl }: PostgresDatabase,
  seconds: number,
): Promise<Locked> {
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
      await pause(LOOK_MS);
    }
    await raw.execute('COMMIT');
    const done = (await writing).flat();

    if ((await application.end()) !== 0 || application.complaints()) {
      wrong.push(`it said: ${application.complaints()}`);
    }
    const entries = await readEntries(raw, workspaceId);
    wrong.push(...(await disbelief(raw)), ...unkept(entries, done), ...doubled(entries));
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

/** What a second process would hold that writes: all of the file, or the workspace's row. */
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
