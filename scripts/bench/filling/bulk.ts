import type Database from 'better-sqlite3';
import type { Engine, Raw, Row } from '@/lib/db/engine';
import { databasePath } from '@/lib/db/sqlite/durable';
import { openFile } from '@/lib/db/sqlite/raw';
import { insertRows } from '@/scripts/lib/rows';

/** Writes many rows, quickly rather than durably: whoever fills a database of made-up orders can do it again. */
export type Bulk = {
  insert: (table: string, rows: Row[]) => Promise<void>;
  close: () => Promise<void>;
};

const QUICK: Record<Engine, string> = {
  sqlite: 'PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA temp_store = MEMORY;',
  postgresql: `SET synchronous_commit = off; SET maintenance_work_mem = '1GB';`,
};

/** Has a connection hurry, as long as it is open. */
export async function hurry(raw: Raw): Promise<void> {
  await raw.execute(QUICK[raw.engine]);
}

/** For the database at `url`, on which `raw` is a connection that has no transaction open. */
export function openBulk(url: string, raw: Raw): Bulk {
  if (raw.engine === 'postgresql') {
    return { insert: (table, rows) => insertRows(raw, table, rows), close: async () => undefined };
  }
  const database = openFile(`file:${databasePath(url)}`);
  database.exec(QUICK.sqlite);
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
