import 'server-only';
import type { Engine, Raw } from './engine';
import { assertMigrated, type Migration, migrationsFolder, readMigrations } from './migrations';
import { expectedInPostgresql, presentInPostgresql } from './postgresql/guards';
import { withRaw } from './raw';
import { expectedInSqlite, presentInSqlite } from './sqlite/guards';

type Guards = Map<string, string>;

const GUARDS: Record<
  Engine,
  { expected: (migrations: Migration[]) => Guards; present: (raw: Raw) => Promise<Guards> }
> = {
  sqlite: { expected: expectedInSqlite, present: presentInSqlite },
  postgresql: { expected: expectedInPostgresql, present: presentInPostgresql },
};

export function expectedGuards(engine: Engine, folder = migrationsFolder(engine)): Guards {
  return GUARDS[engine].expected(readMigrations(folder));
}

/** Includes unknown guards. Rebuilding a table silently loses its triggers. */
export async function brokenGuards(raw: Raw, folder?: string): Promise<string[]> {
  const expected = expectedGuards(raw.engine, folder);
  const present = await GUARDS[raw.engine].present(raw);
  const names = new Set([...expected.keys(), ...present.keys()]);
  return [...names].filter((name) => expected.get(name) !== present.get(name)).sort();
}

export async function assertGuards(raw: Raw, folder?: string): Promise<void> {
  const broken = await brokenGuards(raw, folder);
  if (broken.length > 0) {
    throw new Error(
      `The database has lost its guard ${broken.join(', ')}: restore it from a backup, because its log can no longer be trusted.`,
    );
  }
}

/** @throws Error if the database has another version than this code, or lacks a guard */
export function assertReady(url: string): Promise<void> {
  return withRaw(url, 'read', async (raw) => {
    await assertMigrated(raw);
    await assertGuards(raw);
  });
}
