import Database from 'better-sqlite3';
import pg from 'pg';
import { disconnect } from '@/lib/db/client';

/** `work` gets a function that returns the statements which reached the database since its last call. */
export async function countingStatements(
  work: (since: () => string[]) => Promise<unknown>,
): Promise<void> {
  let seen: string[] = [];
  const { prepare } = Database.prototype;
  const { query } = pg.Client.prototype;
  Object.assign(Database.prototype, {
    prepare(this: Database.Database, sql: string) {
      const statement = prepare.call(this, sql);
      for (const method of ['run', 'all'] as const) {
        const execute = statement[method].bind(statement) as (...given: unknown[]) => unknown;
        Object.assign(statement, {
          [method]: (...given: unknown[]) => {
            seen.push(sql);
            return execute(...given);
          },
        });
      }
      return statement;
    },
  });
  Object.assign(pg.Client.prototype, {
    query(this: pg.Client, ...given: unknown[]) {
      const [text] = given as [string | { text: string }];
      seen.push(typeof text === 'string' ? text : text.text);
      return query.apply(this, given as never) as unknown;
    },
  });
  try {
    // Statements that were prepared before would not be seen.
    await disconnect();
    await work(() => {
      const last = seen;
      seen = [];
      return last;
    });
  } finally {
    Object.assign(Database.prototype, { prepare });
    Object.assign(pg.Client.prototype, { query });
    await disconnect();
  }
}
