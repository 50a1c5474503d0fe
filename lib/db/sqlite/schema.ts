import 'server-only';
import Database from 'better-sqlite3';
import type { Raw } from '@/lib/db/engine';
import type { Migration } from '@/lib/db/migrations';

/** Columns and checks are part of their table's SQL. */
const OBJECTS = `
  SELECT type || ' ' || name AS name, sql FROM sqlite_master
  WHERE type <> 'trigger' AND sql IS NOT NULL
    AND tbl_name <> '_prisma_migrations' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
  ORDER BY name`;

type Described = { name: string; sql: string };

export function expectedSqliteSchema(migrations: Migration[]): Map<string, string> {
  const scratch = new Database(':memory:');
  try {
    for (const { sql } of migrations) scratch.exec(sql);
    return byName(scratch.prepare<[], Described>(OBJECTS).all());
  } finally {
    scratch.close();
  }
}

export async function presentSqliteSchema(raw: Raw): Promise<Map<string, string>> {
  return byName(await raw.rows<Described>(OBJECTS));
}

function byName(objects: Described[]): Map<string, string> {
  return new Map(objects.map(({ name, sql }) => [name, sql]));
}
