import 'server-only';
import Database from 'better-sqlite3';
import { MIGRATIONS_FOLDER, readMigrations } from './migrations';

/** The triggers that the migrations create, in order of their names. */
export function expectedTriggers(folder: string = MIGRATIONS_FOLDER): string[] {
  return [...triggersOfMigrations(folder).keys()];
}

/**
 * Throws one sentence when a trigger that guards orders or log is missing or altered. A rebuilt table loses its
 * triggers silently.
 */
export function assertTriggers(
  database: Database.Database,
  folder: string = MIGRATIONS_FOLDER,
): void {
  const present = triggersOf(database);
  const lost = [...triggersOfMigrations(folder)]
    .filter(([name, sql]) => present.get(name) !== sql)
    .map(([name]) => name);
  if (lost.length > 0) {
    throw new Error(
      `The database has lost its guard ${lost.join(', ')}: restore it from a backup, because its log can no longer be trusted.`,
    );
  }
}

/** What the migrations make of an empty database. */
function triggersOfMigrations(folder: string): Map<string, string> {
  const scratch = new Database(':memory:');
  try {
    for (const { sql } of readMigrations(folder)) scratch.exec(sql);
    return triggersOf(scratch);
  } finally {
    scratch.close();
  }
}

/** name → SQL */
function triggersOf(database: Database.Database): Map<string, string> {
  const triggers = database
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name`,
    )
    .all();
  return new Map(triggers.map(({ name, sql }) => [name, sql]));
}
