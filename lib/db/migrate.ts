import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Raw } from './engine';
import {
  DIALECTS,
  type Migration,
  migrationsFolder,
  missingMigrations,
  readMigrations,
} from './migrations';
import { inTransaction } from './raw';

type Step = (raw: Raw) => Promise<void>;

export type Steps = {
  fills?: Record<string, Step>;
  /** Runs after all migrations, because it needs the newest schema. */
  afterAll?: Record<string, Step>;
};

/**
 * One transaction, safe to run concurrently. Needs the right to change the schema only if it is outdated.
 * @returns the names of the applied migrations, in order
 * @throws Error when the database is newer than this version, or a migration was edited afterwards
 */
export async function migrate(
  raw: Raw,
  steps: Steps = {},
  folder = migrationsFolder(raw.engine),
): Promise<string[]> {
  const migrations = readMigrations(folder);
  if ((await missingMigrations(raw, migrations)).length === 0) return [];
  return withoutForeignKeys(raw, () =>
    inTransaction(raw, async () => {
      const { lock, table } = DIALECTS[raw.engine];
      if (lock) await raw.execute(lock);
      await raw.execute(table);
      const missing = await missingMigrations(raw, migrations);
      for (const migration of missing) await apply(raw, migration, steps.fills?.[migration.name]);
      for (const { name } of missing) await steps.afterAll?.[name]?.(raw);
      if (raw.engine === 'sqlite') await assertReferences(raw);
      return missing.map(({ name }) => name);
    }),
  );
}

/** Rebuilding a table drops the old one and the rows that reference it. Has no effect inside a transaction. */
async function withoutForeignKeys<T>(raw: Raw, run: () => Promise<T>): Promise<T> {
  if (raw.engine !== 'sqlite') return run();
  await raw.execute('PRAGMA foreign_keys = OFF');
  try {
    return await run();
  } finally {
    await raw.execute('PRAGMA foreign_keys = ON');
  }
}

async function assertReferences(raw: Raw): Promise<void> {
  const [broken] = await raw.rows<{ table: string }>('PRAGMA foreign_key_check');
  if (broken) {
    throw new Error(
      `The migrations would leave rows of ${broken.table} that point to nothing, so none was applied: fix them and start again.`,
    );
  }
}

async function apply(
  raw: Raw,
  { name, sql, checksum }: Migration,
  fill: Step | undefined,
): Promise<void> {
  await raw.execute(sql);
  await fill?.(raw);
  const now = new Date().toISOString();
  await raw.run(
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, $4, $4, 1)`,
    [randomUUID(), checksum, name, now],
  );
}
