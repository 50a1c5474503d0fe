import 'server-only';
import { randomUUID } from 'node:crypto';
import { recordAccounts } from '@/lib/log/record-accounts';
import { fillOrderIdKeys, fillSearchText } from '@/lib/orders/fill-search-text';
import type { Engine } from './engine';
import { migrationsFolder, readMigrations, type Migration } from './migrations';
import { inTransaction, type Raw } from './raw';

/** Prisma's own table of applied migrations, so that `prisma migrate deploy` agrees with us where it can run. */
const DIALECTS: Record<Engine, { table: string; exists: string; lock?: string }> = {
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
    // The number that Prisma's engine locks, so that the two wait for each other as well.
    lock: 'SELECT pg_advisory_xact_lock(72707369)',
  },
};

/**
 * Brings the database up to this version's schema: all missing migrations, in one transaction, or none.
 * Safe to call from several processes at once. Needs the right to change the schema only where something is missing.
 * @returns the names of the migrations that were applied, in order.
 * @throws Error with one sentence when the database is newer than this version, or a migration was edited afterwards.
 */
export async function migrate(raw: Raw, folder = migrationsFolder(raw.engine)): Promise<string[]> {
  const migrations = readMigrations(folder);
  if ((await missingMigrations(raw, migrations)).length === 0) return [];
  return withoutReferences(raw, () =>
    inTransaction(raw, async () => {
      const { lock, table } = DIALECTS[raw.engine];
      if (lock) await raw.execute(lock);
      await raw.execute(table);
      const missing = await missingMigrations(raw, migrations);
      for (const migration of missing) await apply(raw, migration);
      for (const { name } of missing) await AFTER_ALL[name]?.(raw);
      if (raw.engine === 'sqlite') await assertReferences(raw);
      return missing.map(({ name }) => name);
    }),
  );
}

/** Throws one sentence when migrations are missing, or the database is newer than this version. */
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

/**
 * Rebuilding a table in SQLite drops the old one, which would take along the rows that point to it. SQLite ignores the
 * setting inside a transaction, also in the migrations that Prisma writes.
 */
async function withoutReferences<T>(raw: Raw, work: () => Promise<T>): Promise<T> {
  if (raw.engine !== 'sqlite') return work();
  await raw.execute('PRAGMA foreign_keys = OFF');
  try {
    return await work();
  } finally {
    await raw.execute('PRAGMA foreign_keys = ON');
  }
}

async function assertReferences(raw: Raw): Promise<void> {
  const [broken] = await raw.rows<{ table: string }>('PRAGMA foreign_key_check');
  if (broken) {
    throw new Error(
      `The migrations would leave rows of ${broken.table} that point to nothing, so none was applied: mend them and start again.`,
    );
  }
}

/**
 * The migrations that a database lacks, in order.
 * @throws Error with one sentence when it is newer than this version, or a migration was edited afterwards.
 */
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

/** What a migration fills in after its SQL, where SQL alone cannot. */
const FILLS: Record<string, (raw: Raw) => Promise<void>> = {
  '20261122200000_search_text': fillSearchText,
  '20261129000000_order_id_key': fillOrderIdKeys,
};

/** What a migration needs done once all migrations are applied, because it needs the newest schema. */
const AFTER_ALL: Record<string, (raw: Raw) => Promise<void>> = {
  '20261129000003_accounts_recorded': recordAccounts,
};

async function apply(raw: Raw, { name, sql, checksum }: Migration): Promise<void> {
  await raw.execute(sql);
  await FILLS[name]?.(raw);
  const now = new Date().toISOString();
  await raw.run(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, $4, $4, 1)`,
    [randomUUID(), checksum, name, now],
  );
}
