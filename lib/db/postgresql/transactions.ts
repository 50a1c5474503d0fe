import 'server-only';
import type pg from 'pg';
import type { OpenTransaction } from '@/lib/db/statements';
import { sql, type Sql } from '@/lib/db/sql';
import { postgresqlStatements } from './statements';

export async function beginTransaction(pool: pg.Pool): Promise<OpenTransaction> {
  const client = await pool.connect();
  const statements = postgresqlStatements(client);
  let broken: Error | undefined;
  // Without a listener, a lost connection would end the process.
  const onError = (error: Error) => void (broken = error);
  client.on('error', onError);
  const release = () => {
    client.off('error', onError);
    client.release(broken);
  };
  const rollback = async () => {
    await statements.run(sql`ROLLBACK`).catch(onError);
    release();
  };
  // Sent together with the first statement. If it fails, that one fails too, and no other one is sent.
  const begun = statements.run(sql`BEGIN`);
  begun.catch(onError);
  const afterBegin =
    <T>(send: (query: Sql) => Promise<T>) =>
    async (query: Sql) =>
      (await Promise.all([begun, send(query)]))[1];
  return {
    statements: {
      rows: afterBegin(statements.rows),
      one: afterBegin(statements.one),
      run: afterBegin(statements.run),
    },
    commit: async () => {
      const { command } = await client.query({ text: 'COMMIT' });
      // PostgreSQL doesn't report an error when it can only roll back.
      if (command !== 'COMMIT') throw new Error('The transaction had failed before its commit.');
      release();
    },
    rollback,
  };
}
