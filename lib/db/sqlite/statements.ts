import 'server-only';
import type Database from 'better-sqlite3';
import type { Row } from '@/lib/db/engine';
import { boundedCache, logStatement, type Statements } from '@/lib/db/statements';

const MOST_PREPARED = 500;

export function sqliteStatements(database: Database.Database): Statements {
  const cached = boundedCache<Database.Statement<unknown[], Row>>(MOST_PREPARED);
  const log = logStatement();
  const prepared = (sql: string) => {
    log(sql);
    // Prisma's connections return all integers as bigint.
    return cached(sql, () => database.prepare<unknown[], Row>(sql).safeIntegers(false));
  };

  const all: Statements['rows'] = async ({ sql, values }) =>
    prepared(sql).all(...values.map(storedValue));
  return {
    rows: all,
    one: async (query) => (await all(query))[0],
    run: async ({ sql, values }) => {
      const statement = prepared(sql);
      return statement.reader
        ? statement.all(...values.map(storedValue)).length
        : statement.run(...values.map(storedValue)).changes;
    },
  };
}

function storedValue(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().replace('Z', '+00:00');
  return typeof value === 'boolean' ? Number(value) : value;
}
