import type Database from 'better-sqlite3';
import type { Engine, Raw, Row } from '@/lib/db/engine';
import { databasePath } from '@/lib/db/sqlite/durable';
import { openFile } from '@/lib/db/sqlite/raw';
import { insertRows } from '@/scripts/lib/rows';

/** Inserts many rows quickly, but not durably: generated data can be generated again. */
export type FastWriter = {
  insert: (table: string, rows: Row[]) => Promise<void>;
  close: () => Promise<void>;
};

const NOT_DURABLE: Record<Engine, string> = {
  sqlite: 'PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA temp_store = MEMORY;',
  postgresql: `SET synchronous_commit = off; SET maintenance_work_mem = '1GB';`,
};

/** The tables that are filled. */
const TABLES = `('Order', 'Log', 'OrderText')`;

/** All indexes except those of primary keys. */
const INDEXES = {
  sqlite: `SELECT "name", "sql" FROM sqlite_master WHERE "type" = 'index' AND "sql" IS NOT NULL AND tbl_name IN ${TABLES}`,
  postgresql: `
    SELECT indexname AS "name", indexdef AS "sql" FROM pg_indexes
    WHERE tablename IN ${TABLES} AND indexname NOT LIKE '%_pkey'`,
};

/** Makes a connection faster and not durable, until it is closed. */
export async function disableDurability(raw: Raw): Promise<void> {
  await raw.execute(NOT_DURABLE[raw.engine]);
}

/** @param raw a connection to the database at `url`, without an open transaction */
export function openFastWriter(url: string, raw: Raw): FastWriter {
  if (raw.engine === 'postgresql') {
    return { insert: (table, rows) => insertRows(raw, table, rows), close: async () => undefined };
  }
  const database = openFile(`file:${databasePath(url)}`);
  database.exec(NOT_DURABLE.sqlite);
  const statements = new Map<string, Database.Statement>();
  return {
    insert: async (table, rows) => {
      const names = Object.keys(rows[0] ?? {});
      if (names.length === 0) return;
      const columns = names.map((name) => `"${name}"`).join(', ');
      const values = names.map((name) => `@${name}`).join(', ');
      const sql = `INSERT INTO "${table}" (${columns}) VALUES (${values})`;
      const statement = statements.get(sql) ?? database.prepare(sql);
      statements.set(sql, statement);
      database.transaction(() => rows.forEach((row) => statement.run(row)))();
    },
    close: async () => void database.close(),
  };
}

/** Drops indexes, because creating them at the end is much faster. Returns a function that creates them again. */
export async function dropIndexes(raw: Raw): Promise<() => Promise<void>> {
  const indexes = await raw.rows<{ name: string; sql: string }>(INDEXES[raw.engine]);
  for (const { name } of indexes) await raw.execute(`DROP INDEX "${name}"`);
  return async () => {
    for (const { sql } of indexes) await raw.execute(sql);
  };
}
