import { setTimeout as pause } from 'node:timers/promises';
import type { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { classifyDbError } from '@/lib/db/errors';
import type { OpenTransaction, Statements } from '@/lib/db/statements';
import { sql } from '@/lib/db/sql';
import { newBreaks } from './breaks';

type Adapter = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>;

const POLL_MS = 10;

/** Begins a transaction when it is its turn. The returned function lets the next one begin. */
export type Turns = () => Promise<() => void>;

/**
 * One transaction at a time, each with the write lock, without blocking the process, as SQLite would while it waits.
 * `begin` throws the driver's error if another process keeps the lock for `patience` milliseconds.
 */
export function takeTurns({ run }: Statements, patience: number): Turns {
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
    return end;
  };

  async function begin(deadline: number): Promise<void> {
    for (;;) {
      try {
        return void (await run(sql`BEGIN IMMEDIATE`));
      } catch (error) {
        await run(sql`ROLLBACK`).catch(() => undefined);
        if (classifyDbError(error) !== 'locked' || performance.now() > deadline) throw error;
        await pause(POLL_MS);
      }
    }
  }
}

/** Prisma's own lets SQLite wait, and after one failed start never starts another. */
export function prismaTransactions(adapter: Adapter, turns: Turns): Adapter['startTransaction'] {
  return async () => {
    const end = await turns();
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
}

export async function beginTransaction(
  statements: Statements,
  turns: Turns,
): Promise<OpenTransaction> {
  const end = await turns();
  const rollback = async () => {
    // After some errors, SQLite has already rolled back.
    await statements.run(sql`ROLLBACK`).catch(() => undefined);
    end();
  };
  return {
    statements,
    commit: async () => {
      await statements.run(sql`COMMIT`);
      end();
    },
    rollback,
  };
}
