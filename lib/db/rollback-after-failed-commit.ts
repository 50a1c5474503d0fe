import type { SqlDriverAdapter, Transaction } from '@prisma/driver-adapter-utils';

const ROLLBACK = { sql: 'ROLLBACK', args: [], argTypes: [] };

/**
 * The same driver adapter, whose transactions always end. Prisma takes one whose COMMIT failed for over; where it is
 * not, what was written in it would become part of the next one on that connection, or stop that one from starting.
 */
export function rollbackAfterFailedCommit<A extends SqlDriverAdapter>(adapter: A): A {
  const start = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (isolation) => rollingBack(await start(isolation));
  return adapter;
}

function rollingBack(transaction: Transaction): Transaction {
  const execute = transaction.executeRaw.bind(transaction);
  transaction.executeRaw = async (query) => {
    try {
      return await execute(query);
    } catch (error) {
      // Where the database has ended it already, or is gone, there is nothing to roll back.
      if (query.sql === 'COMMIT') await execute(ROLLBACK).catch(() => undefined);
      throw error;
    }
  };
  return transaction;
}
