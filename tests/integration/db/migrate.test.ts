import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { migrate } from '@/lib/db/migrate';
import {
  migrationsFolder,
  newDatabase,
  newDatabaseUrl,
  writeMigration,
} from '@/tests/support/folders';
import { schemaDiff } from '@/tests/support/schema-engine';

const first = { '1_first': 'CREATE TABLE "First" ("id" TEXT);' };

function tables(database: Database): unknown[] {
  const sql = `SELECT "name" FROM sqlite_master WHERE "type" = 'table' ORDER BY "name"`;
  return database.prepare(sql).pluck().all();
}

describe('the migrations', () => {
  test('make exactly the schema, and the check finds what differs', async () => {
    const url = newDatabaseUrl();
    const database = newDatabase(url);
    migrate(database);
    expect((await schemaDiff(url)).trim()).toBe('-- This is an empty migration.');
    database.exec('ALTER TABLE "Session" ADD COLUMN "forgotten" TEXT');
    expect(await schemaDiff(url)).toMatch(/CREATE TABLE "new_Session"/);
  });

  test('are applied in the order of their names, once each', () => {
    const folder = migrationsFolder({
      '2_second': 'ALTER TABLE "First" ADD COLUMN "more" TEXT;',
      ...first,
    });
    writeFileSync(path.join(folder, 'migration_lock.toml'), 'provider = "sqlite"');
    const database = newDatabase();
    expect(migrate(database, folder)).toEqual(['1_first', '2_second']);
    expect(migrate(database, folder)).toEqual([]);
    writeMigration(folder, '3_third', 'CREATE TABLE "Third" ("id" TEXT);');
    expect(migrate(database, folder)).toEqual(['3_third']);
    expect(tables(database)).toEqual(['First', 'Third', '_prisma_migrations']);
  });

  test('are noted in the table that Prisma keeps, with their checksum', () => {
    const database = newDatabase();
    migrate(database, migrationsFolder({ '1_first': 'SELECT 1;' }));
    const sql =
      'SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations';
    expect(database.prepare(sql).all()).toEqual([
      {
        migration_name: '1_first',
        // printf 'SELECT 1;' | sha256sum
        checksum: '17db4fd369edb9244b9f91d9aeed145c3d04ad8ba6e95d06247f07a63527d11a',
        finished_at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
        rolled_back_at: null,
      },
    ]);
  });

  test('that fail leave nothing behind, and go through once mended', () => {
    const folder = migrationsFolder({
      ...first,
      '2_broken': 'CREATE TABLE "Second" ("id" TEXT); CREATE TABLE nonsense;',
    });
    const database = newDatabase();
    expect(() => migrate(database, folder)).toThrow(/syntax error/);
    expect(tables(database)).toEqual([]);
    writeMigration(folder, '2_broken', 'CREATE TABLE "Second" ("id" TEXT);');
    expect(migrate(database, folder)).toEqual(['1_first', '2_broken']);
  });

  test('from the future are refused, and told by name', () => {
    const database = newDatabase();
    migrate(database, migrationsFolder({ ...first, '2_future': 'SELECT 1;' }));
    expect(() => migrate(database, migrationsFolder(first))).toThrow(
      'The database comes from a newer version (it has the migration 2_future): start that version, or restore an older backup.',
    );
  });

  test('that were edited afterwards are refused, and nothing else is applied', () => {
    const folder = migrationsFolder(first);
    const database = newDatabase();
    migrate(database, folder);
    writeMigration(folder, '1_first', 'CREATE TABLE "First" ("id" TEXT, "name" TEXT);');
    writeMigration(folder, '2_second', 'CREATE TABLE "Second" ("id" TEXT);');
    expect(() => migrate(database, folder)).toThrow(
      'The migration 1_first was edited after it had been applied: put its file back as it was and add a new migration instead.',
    );
    expect(tables(database)).toEqual(['First', '_prisma_migrations']);
  });

  test('that rebuild a table, as Prisma writes them, keep the rows that point to it', () => {
    const folder = migrationsFolder({
      '1_first': `
        CREATE TABLE "Owner" ("id" TEXT PRIMARY KEY);
        CREATE TABLE "Pet" ("owner" TEXT REFERENCES "Owner" ("id") ON DELETE CASCADE);
        INSERT INTO "Owner" VALUES ('Ann');
        INSERT INTO "Pet" VALUES ('Ann');`,
    });
    const database = newDatabase();
    migrate(database, folder);
    writeMigration(
      folder,
      '2_rebuild',
      `PRAGMA defer_foreign_keys=ON;
      PRAGMA foreign_keys=OFF;
      CREATE TABLE "new_Owner" ("id" TEXT PRIMARY KEY, "more" TEXT);
      INSERT INTO "new_Owner" ("id") SELECT "id" FROM "Owner";
      DROP TABLE "Owner";
      ALTER TABLE "new_Owner" RENAME TO "Owner";
      PRAGMA foreign_keys=ON;
      PRAGMA defer_foreign_keys=OFF;`,
    );
    migrate(database, folder);
    expect(database.prepare('SELECT * FROM "Pet"').all()).toEqual([{ owner: 'Ann' }]);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  test('that would leave rows pointing to nothing are refused', () => {
    const folder = migrationsFolder({
      '1_first': `
        CREATE TABLE "Owner" ("id" TEXT PRIMARY KEY);
        CREATE TABLE "Pet" ("owner" TEXT REFERENCES "Owner" ("id"));
        INSERT INTO "Pet" VALUES ('Ann');`,
    });
    const database = newDatabase();
    expect(() => migrate(database, folder)).toThrow(/point to nothing|FOREIGN KEY/);
    expect(tables(database)).toEqual([]);
  });

  test('that Prisma rolled back are applied again', () => {
    const folder = migrationsFolder({
      '1_first': 'CREATE TABLE IF NOT EXISTS "First" ("id" TEXT);',
    });
    const database = newDatabase();
    migrate(database, folder);
    database.exec(`UPDATE _prisma_migrations SET rolled_back_at = '2026-04-17'`);
    expect(migrate(database, folder)).toEqual(['1_first']);
  });
});

describe('several processes that migrate at once', () => {
  test('wait for each other before they look', () => {
    const url = newDatabaseUrl();
    const [first, second] = [newDatabase(url), newDatabase(url)];
    migrate(first);
    first.exec('BEGIN IMMEDIATE');
    second.pragma('busy_timeout = 0');
    expect(() => migrate(second)).toThrow(/database is locked/);
    first.exec('COMMIT');
    expect(migrate(second)).toEqual([]);
  });

  test('apply each migration once, and all succeed', async () => {
    const url = newDatabaseUrl();
    const options = ['--conditions=react-server', '--import', 'tsx'];
    const program = path.resolve('tests/support/migrate-process.ts');
    const run = async () => {
      const { stdout } = await promisify(execFile)(process.execPath, [...options, program, url]);
      return JSON.parse(stdout) as string[];
    };
    const applied = await Promise.all([run(), run(), run()]);
    expect(migrate(newDatabase(url))).toEqual([]);
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  });
});
