import { setTimeout as pause } from 'node:timers/promises';
import type { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { classifyDbError } from '@/lib/db/errors';
import { newBreaks } from './breaks';

type Adapter = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>;

const POLL_MS = 10;

/**
 * One at a time, each with the write lock, without blocking the process. Prisma's own lets SQLite wait, which blocks
 * it, and after one failed start never starts another.
 * @throws the driver's error if another process keeps the lock for `patience` milliseconds
 */
export function serializeTransactions(
  adapter: Adapter,
  patience: number,
): Adapter['startTransaction'] {
  const run = (sql: string) => adapter.executeRaw({ sql, args: [], argTypes: [] });
  const takeBreak = newBreaks();
  let last = Promise.resolve();
  let open = 0;

  return async () => {
    const deadline = performance.now() + patience;
    const before = last;
    let end = () => {};
    const isQueued = open++ > 0;
    last = new Promise((resolve) => {
      end = () => {
        open -= 1;
        resolve();
      };
    });
    await before;
    try {
      await takeBreak(isQueued);
      await begin(deadline);
    } catch (error) {
      end();
      throw error;
    }
    return {
      provider: adapter.provider,
      adapterName: adapter.adapterName,
      options: { usePhantomQuery: false },
      queryRaw: (query) => adapter.queryRaw(query),
      executeRaw: (query) => adapter.executeRaw(query),
      // Prisma has already sent the statement itself.
      commit: async () => end(),
      rollback: async () => end(),
    };
  };

  async function begin(deadline: number): Promise<void> {
    for (;;) {
      try {
        return void (await run('BEGIN IMMEDIATE'));
      } catch (error) {
        await run('ROLLBACK').catch(() => undefined);
        if (classifyDbError(error) !== 'locked' || performance.now() > deadline) throw error;
        await pause(POLL_MS);
      }
    }
  }
}
