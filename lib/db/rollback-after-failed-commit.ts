import type { SqlDriverAdapter, Transaction } from '@prisma/driver-adapter-utils';

const ROLLBACK = { sql: 'ROLLBACK', args: [], argTypes: [] };

/**
 * Prisma treats a transaction whose COMMIT failed as over. If the database doesn't, the next one includes its writes.
 */
export function rollbackAfterFailedCommit<A extends SqlDriverAdapter>(adapter: A): A {
  const start = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (isolation) => withRollback(await start(isolation));
  return adapter;
}

function withRollback(transaction: Transaction): Transaction {
  const execute = transaction.executeRaw.bind(transaction);
  transaction.executeRaw = async (query) => {
    try {
      return await execute(query);
    } catch (error) {
      if (query.sql === 'COMMIT') await execute(ROLLBACK).catch(() => undefined);
      throw error;
    }
  };
  return transaction;
}
