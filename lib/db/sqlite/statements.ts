import 'server-only';
import type Database from 'better-sqlite3';
import type { Row } from '@/lib/db/engine';
import { boundedCache, logStatement, type Statements } from '@/lib/db/statements';

const MOST_PREPARED = 500;

type Prepared = {
  statement: Database.Statement<unknown[], Row>;
  /** By column, for types that SQLite doesn't have. */
  parsers: [column: string, parse: (value: unknown) => unknown][];
};

const PARSERS: Record<string, (value: unknown) => unknown> = {
  DATETIME: (value) => (value === null ? null : new Date(String(value))),
  BOOLEAN: (value) => (value === null ? null : value !== 0),
};

export function sqliteStatements(database: Database.Database): Statements {
  const cached = boundedCache<Prepared>(MOST_PREPARED);
  const log = logStatement();
  const prepared = (sql: string) => {
    log(sql);
    return cached(sql, () => prepare(database, sql));
  };

  const all: Statements['rows'] = async ({ sql, values }) => {
    const { statement, parsers } = prepared(sql);
    const rows = statement.all(...values.map(storedValue));
    for (const [column, parse] of parsers) {
      for (const row of rows) row[column] = parse(row[column]);
    }
    return rows;
  };
  return {
    rows: all,
    one: async (query) => (await all(query))[0],
    run: async ({ sql, values }) => {
      const { statement } = prepared(sql);
      return statement.reader
        ? statement.all(...values.map(storedValue)).length
        : statement.run(...values.map(storedValue)).changes;
    },
  };
}

function prepare(database: Database.Database, sql: string): Prepared {
  // Prisma's connections return all integers as bigint.
  const statement = database.prepare<unknown[], Row>(sql).safeIntegers(false);
  const columns = statement.reader ? statement.columns() : [];
  const parsers = columns.flatMap(({ name, type }): Prepared['parsers'] => {
    const parse = PARSERS[type ?? ''];
    return parse ? [[name, parse]] : [];
  });
  return { statement, parsers };
}

function storedValue(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().replace('Z', '+00:00');
  return typeof value === 'boolean' ? Number(value) : value;
}
