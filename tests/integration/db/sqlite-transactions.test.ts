import { describe, expect, onTestFinished, test } from 'vitest';
import { sqliteFactory, statementsOf } from '@/lib/db/sqlite/adapter';
import { prismaTransactions, takeTurns } from '@/lib/db/sqlite/transactions';
import { classifyDbError } from '@/lib/db/errors';
import { env } from '@/lib/env';
import { engine } from '@/tests/support/database';
import { rawConnection } from '@/tests/support/raw';

type Start = ReturnType<typeof prismaTransactions>;

const COMMIT = { sql: 'COMMIT', args: [], argTypes: [] };

describe.runIf(engine === 'sqlite')('transactions on the writer connection', () => {
  /** Starts transactions on a new writer, which waits this many milliseconds for the lock. */
  async function newWriter(patience = 30_000): Promise<Start> {
    const adapter = await sqliteFactory(env().DATABASE_URL, 'writer').connect();
    onTestFinished(() => adapter.dispose());
    return prismaTransactions(adapter, takeTurns(statementsOf(adapter), patience));
  }

  async function commit(transaction: Awaited<ReturnType<Start>>): Promise<void> {
    await transaction.executeRaw(COMMIT);
    await transaction.commit();
  }

  test('hold the write lock from the start, and run one at a time', async () => {
    const start = await newWriter();
    const first = await start();
    const raw = await rawConnection();
    await raw.execute('PRAGMA busy_timeout = 0');
    await expect(raw.execute('BEGIN IMMEDIATE')).rejects.toThrow('database is locked');
    let isStarted = false;
    const second = start().finally(() => (isStarted = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(isStarted).toBe(false);
    await commit(first);
    await commit(await second);
  });

  test('wait for another process without blocking this one', async () => {
    const start = await newWriter();
    const raw = await rawConnection();
    await raw.execute('BEGIN IMMEDIATE');
    let isWaiting = true;
    const waiting = start().finally(() => (isWaiting = false));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isWaiting).toBe(true);
    await raw.execute('COMMIT');
    await commit(await waiting);
  });

  test('time out, including all queued ones, and work again afterwards', async () => {
    const start = await newWriter(50);
    const raw = await rawConnection();
    await raw.execute('BEGIN IMMEDIATE');
    const settled = await Promise.allSettled([start(), start(), start()]);
    const reasons = settled.map((one) => one.status === 'rejected' && classifyDbError(one.reason));
    expect(reasons).toEqual(['locked', 'locked', 'locked']);
    await raw.execute('COMMIT');
    await commit(await start());
  });
});
