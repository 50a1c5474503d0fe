import { setTimeout as pause } from 'node:timers/promises';
import type { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { classifyDbError } from '@/lib/db/errors';

type Adapter = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>;

/** How often the first in the queue looks whether another process has let go of the write lock, in milliseconds. */
const POLL_MS = 10;

/**
 * Starts transactions on the one connection of the writer: one after the other, each with the write lock from the
 * start, for which it waits up to `patience` milliseconds without holding up anything else in this process.
 * Prisma's own would leave the waiting to SQLite, which stops the process, and start none after one that could not.
 * @throws as the driver does when another process keeps the lock
 */
export function serializeTransactions(
  adapter: Adapter,
  patience: number,
): Adapter['startTransaction'] {
  const run = (sql: string) => adapter.executeRaw({ sql, args: [], argTypes: [] });
  let last = Promise.resolve();

  return async () => {
    const deadline = performance.now() + patience;
    const before = last;
    let end = () => {};
    last = new Promise((resolve) => (end = resolve));
    await before;
    try {
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
      // Prisma sends the statements themselves before these.
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
