import 'server-only';
import Database from 'better-sqlite3';
import type { Raw } from '@/lib/db/engine';
import type { Migration } from '@/lib/db/migrations';

const TRIGGERS = `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name`;

type Trigger = { name: string; sql: string };

export function expectedInSqlite(migrations: Migration[]): Map<string, string> {
  const scratch = new Database(':memory:');
  try {
    for (const { sql } of migrations) scratch.exec(sql);
    return byName(scratch.prepare<[], Trigger>(TRIGGERS).all());
  } finally {
    scratch.close();
  }
}

export async function presentInSqlite(raw: Raw): Promise<Map<string, string>> {
  return byName(await raw.rows<Trigger>(TRIGGERS));
}

function byName(triggers: Trigger[]): Map<string, string> {
  return new Map(triggers.map(({ name, sql }) => [name, sql]));
}
