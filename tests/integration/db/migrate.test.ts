import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Raw } from '@/lib/db/engine';
import { upgrade } from '@/lib/upgrade/upgrade';
import { engine } from '@/tests/support/database';
import { migrationsFolder, newDatabase, writeMigration } from '@/tests/support/folders';

const first = { '1_first': 'CREATE TABLE "First" ("id" TEXT);' };

async function tables(raw: Raw): Promise<string[]> {
  const sql = {
    sqlite: `SELECT "name" FROM sqlite_master WHERE "type" = 'table' ORDER BY "name"`,
    postgresql: `SELECT tablename AS "name" FROM pg_tables WHERE schemaname = 'public' ORDER BY "name"`,
  };
  return (await raw.rows<{ name: string }>(sql[engine])).map(({ name }) => name);
}

describe('the migrations', () => {
  test('are applied in the order of their names, once each', async () => {
    const folder = migrationsFolder({
      '2_second': 'ALTER TABLE "First" ADD COLUMN "more" TEXT;',
      ...first,
    });
    writeFileSync(path.join(folder, 'migration_lock.toml'), `provider = "${engine}"`);
    const raw = await newDatabase();
    expect(await upgrade(raw, folder)).toEqual(['1_first', '2_second']);
    expect(await upgrade(raw, folder)).toEqual([]);
    writeMigration(folder, '3_third', 'CREATE TABLE "Third" ("id" TEXT);');
    expect(await upgrade(raw, folder)).toEqual(['3_third']);
    expect(await tables(raw)).toEqual(['First', 'Third', '_prisma_migrations']);
  });

  test('are recorded in Prisma’s table, with their checksum', async () => {
    const raw = await newDatabase();
    await upgrade(raw, migrationsFolder({ '1_first': 'SELECT 1;' }));
    const columns =
      'migration_name, checksum, CAST(finished_at AS TEXT) AS finished_at, rolled_back_at, applied_steps_count';
    expect(await raw.rows(`SELECT ${columns} FROM _prisma_migrations`)).toEqual([
      {
        migration_name: '1_first',
        // printf 'SELECT 1;' | sha256sum
        checksum: '17db4fd369edb9244b9f91d9aeed145c3d04ad8ba6e95d06247f07a63527d11a',
        finished_at: expect.stringMatching(
          { sqlite: /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/, postgresql: /^\d{4}-\d{2}-\d{2} / }[engine],
        ),
        rolled_back_at: null,
        applied_steps_count: 1,
      },
    ]);
  });

  test('that fail leave nothing behind, and succeed once fixed', async () => {
    const folder = migrationsFolder({
      ...first,
      '2_broken': 'CREATE TABLE "Second" ("id" TEXT); CREATE TABLE nonsense;',
    });
    const raw = await newDatabase();
    await expect(upgrade(raw, folder)).rejects.toThrow(/syntax error/);
    expect(await tables(raw)).toEqual([]);
    writeMigration(folder, '2_broken', 'CREATE TABLE "Second" ("id" TEXT);');
    expect(await upgrade(raw, folder)).toEqual(['1_first', '2_broken']);
  });

  test('of a newer version are refused by name', async () => {
    const raw = await newDatabase();
    await upgrade(raw, migrationsFolder({ ...first, '2_future': 'SELECT 1;' }));
    await expect(upgrade(raw, migrationsFolder(first))).rejects.toThrow(
      'The database comes from a newer version (it has the migration 2_future): start that version, or restore an older backup.',
    );
  });

  test('that were edited afterwards are refused, and nothing else is applied', async () => {
    const folder = migrationsFolder(first);
    const raw = await newDatabase();
    await upgrade(raw, folder);
    writeMigration(folder, '1_first', `${first['1_first']} -- edited`);
    writeMigration(folder, '2_second', 'CREATE TABLE "Second" ("id" TEXT);');
    await expect(upgrade(raw, folder)).rejects.toThrow(
      'The migration 1_first was edited after it had been applied: put its file back as it was and add a new migration instead.',
    );
    expect(await tables(raw)).toEqual(['First', '_prisma_migrations']);
  });

  test('that Prisma rolled back are applied again', async () => {
    const folder = migrationsFolder({
      '1_first': 'CREATE TABLE IF NOT EXISTS "First" ("id" TEXT);',
    });
    const raw = await newDatabase();
    await upgrade(raw, folder);
    await raw.run(`UPDATE _prisma_migrations SET rolled_back_at = '2026-04-17'`);
    expect(await upgrade(raw, folder)).toEqual(['1_first']);
  });
});
