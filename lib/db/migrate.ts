import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { MIGRATIONS_FOLDER, readMigrations, type Migration } from './migrations';

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

/**
 * Brings the database up to this version's schema: all missing migrations, in one transaction, or none.
 * Safe to call from several processes at once.
 * @returns the names of the migrations that were applied, in order.
 * @throws Error with one sentence when the database is newer than this version, or a migration was edited afterwards.
 */
export function migrate(database: Database, folder: string = MIGRATIONS_FOLDER): string[] {
  const migrations = readMigrations(folder);
  // Rebuilding a table drops the old one, which would take along the rows that point to it. SQLite ignores this
  // setting inside a transaction, also in the migrations that Prisma writes.
  database.pragma('foreign_keys = OFF');
  try {
    return database
      .transaction(() => {
        database.exec(MIGRATIONS_TABLE);
        const missing = missingMigrations(database, migrations);
        for (const migration of missing) apply(database, migration);
        assertReferences(database);
        return missing.map(({ name }) => name);
      })
      .immediate();
  } finally {
    database.pragma('foreign_keys = ON');
  }
}

function assertReferences(database: Database): void {
  const [broken] = database.pragma('foreign_key_check') as { table: string }[];
  if (broken) {
    throw new Error(
      `The migrations would leave rows of ${broken.table} that point to nothing, so none was applied: mend them and start again.`,
    );
  }
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
