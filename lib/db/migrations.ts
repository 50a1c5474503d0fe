import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Engine, Raw } from './engine';

export type Migration = { name: string; sql: string; checksum: string };

export function migrationsFolder(engine: Engine): string {
  return path.resolve('prisma/migrations', engine);
}

export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export async function assertMigrated(
  raw: Raw,
  folder = migrationsFolder(raw.engine),
): Promise<void> {
  const missing = await missingMigrations(raw, readMigrations(folder));
  if (missing.length > 0) {
    throw new Error(
      `The database is older than this version (${missing.map(({ name }) => name).join(', ')} is missing): start with npm start, which brings it up to date.`,
    );
  }
}

/** Throws if the database is newer than this version, or a migration was edited afterwards. */
export async function missingMigrations(
  raw: Raw,
  migrations = readMigrations(migrationsFolder(raw.engine)),
): Promise<Migration[]> {
  const [exists] = await raw.rows(DIALECTS[raw.engine].exists);
  if (!exists) return migrations;
  const applied = await raw.rows<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  );
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

/** Prisma's own table, so that `prisma migrate deploy` agrees with us. */
export const DIALECTS: Record<Engine, { table: string; exists: string; lock?: string }> = {
  sqlite: {
    table: `
      CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
        "id" TEXT PRIMARY KEY NOT NULL,
        "checksum" TEXT NOT NULL,
        "finished_at" DATETIME,
        "migration_name" TEXT NOT NULL,
        "logs" TEXT,
        "rolled_back_at" DATETIME,
        "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
        "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
      )`,
    exists: `SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'`,
  },
  postgresql: {
    table: `
      CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
        "id" VARCHAR(36) PRIMARY KEY NOT NULL,
        "checksum" VARCHAR(64) NOT NULL,
        "finished_at" TIMESTAMPTZ,
        "migration_name" VARCHAR(255) NOT NULL,
        "logs" TEXT,
        "rolled_back_at" TIMESTAMPTZ,
        "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
        "applied_steps_count" INTEGER NOT NULL DEFAULT 0
      )`,
    exists: `SELECT 1 WHERE to_regclass('public."_prisma_migrations"') IS NOT NULL`,
    // The number that Prisma's engine locks, so that the two wait for each other.
    lock: 'SELECT pg_advisory_xact_lock(72707369)',
  },
};
