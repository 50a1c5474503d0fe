import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';

type Migration = { name: string; sql: string; checksum: string };

/** Keeps Prisma's own table of applied migrations, so that `prisma migrate deploy` agrees with us where it can run. */
const MIGRATIONS_TABLE = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "checksum" TEXT NOT NULL,
    "finished_at" DATETIME,
    "migration_name" TEXT NOT NULL,
    "logs" TEXT,
    "rolled_back_at" DATETIME,
    "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
  )`;

const MIGRATIONS_FOLDER = path.resolve('prisma/migrations/sqlite');

/**
 * Brings the database up to this version's schema: all missing migrations, in one transaction, or none.
 * Safe to call from several processes at once.
 * @returns the names of the migrations that were applied, in order.
 * @throws Error with one sentence when the database is newer than this version, or a migration was edited afterwards.
 */
export function migrate(database: Database, folder: string = MIGRATIONS_FOLDER): string[] {
  const migrations = readMigrations(folder);
  return database
    .transaction(() => {
      database.exec(MIGRATIONS_TABLE);
      const missing = missingMigrations(database, migrations);
      for (const migration of missing) apply(database, migration);
      return missing.map(({ name }) => name);
    })
    .immediate();
}

/** The triggers that the migrations create, by name; a rebuilt table loses its triggers silently, so their presence is asserted. */
export function expectedTriggers(folder: string = MIGRATIONS_FOLDER): string[] {
  const created = new Set<string>();
  for (const { sql } of readMigrations(folder)) {
    for (const [, verb, name] of sql.matchAll(/(CREATE|DROP) TRIGGER (?:IF EXISTS )?"(\w+)"/g)) {
      if (verb === 'CREATE') created.add(name!);
      else created.delete(name!);
    }
  }
  return [...created].sort();
}

/** Throws one sentence when migrations are missing, or the database is newer than this version. */
export function assertMigrated(database: Database, folder: string = MIGRATIONS_FOLDER): void {
  database.exec(MIGRATIONS_TABLE);
  const missing = missingMigrations(database, readMigrations(folder));
  if (missing.length > 0) {
    throw new Error(
      `The database is older than this version (${missing.map(({ name }) => name).join(', ')} is missing): start with npm start, which brings it up to date.`,
    );
  }
}

/** Throws one sentence when a trigger that guards orders or log is missing. */
export function assertTriggers(database: Database, folder: string = MIGRATIONS_FOLDER): void {
  const present = new Set(
    database.prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger'`).pluck().all(),
  );
  const missing = expectedTriggers(folder).filter((name) => !present.has(name));
  if (missing.length > 0) {
    throw new Error(
      `The database has lost its guard ${missing.join(', ')}: restore it from a backup, because its log can no longer be trusted.`,
    );
  }
}

function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function missingMigrations(database: Database, migrations: Migration[]): Migration[] {
  const applied = database
    .prepare<[], { name: string; checksum: string }>(
      `SELECT migration_name AS name, checksum FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
    )
    .all();
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum } of applied) {
    const migration = known.get(name);
    if (!migration) {
      throw new Error(
        `The database comes from a newer version (it has the migration ${name}): start that version, or restore an older backup.`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new Error(
        `The migration ${name} was edited after it had been applied: put its file back as it was and add a new migration instead.`,
      );
    }
  }
  const names = new Set(applied.map(({ name }) => name));
  return migrations.filter(({ name }) => !names.has(name));
}

function apply(database: Database, { name, sql, checksum }: Migration): void {
  database.exec(sql);
  const now = new Date().toISOString();
  database
    .prepare(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES (?, ?, ?, ?, ?, 1)`,
    )
    .run(randomUUID(), checksum, name, now, now);
}
