import { describe, expect, test } from 'vitest';
import { assertMigrated, migrate } from '@/lib/db/migrate';
import { assertTriggers, expectedTriggers } from '@/lib/db/triggers';
import { assertReady } from '@/lib/db/ready';
import { env } from '@/lib/env';
import { migrationsFolder, newDatabase } from '@/tests/support/folders';
import { rawConnection } from '@/tests/support/raw';

const guards = [
  'Log_delete_guard',
  'Log_insert_guard',
  'Log_insert_head',
  'Log_update_guard',
  'Order_delete_guard',
  'Order_insert_guard',
  'Order_insert_rowid',
  'Order_update_guard',
  'Workspace_delete_guard',
  'Workspace_head_guard',
  'Workspace_insert_guard',
  'Workspace_insert_rowid',
];

describe('the guards', () => {
  test('are those that the migrations create', () => {
    expect(expectedTriggers()).toEqual(expect.arrayContaining(guards));
    const database = newDatabase();
    migrate(database);
    const sql = `SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name`;
    expect(database.prepare(sql).pluck().all()).toEqual(expectedTriggers());
    expect(() => assertTriggers(database)).not.toThrow();
  });

  test.each(guards)('are missed by name when they are gone: %s', (guard) => {
    const database = newDatabase();
    migrate(database);
    database.exec(`DROP TRIGGER "${guard}"`);
    expect(() => assertTriggers(database)).toThrow(
      `The database has lost its guard ${guard}: restore it from a backup, because its log can no longer be trusted.`,
    );
  });

  test('are missed when a table was rebuilt without them', () => {
    const database = newDatabase();
    migrate(database);
    database.exec(`
      CREATE TABLE "New" AS SELECT * FROM "Order";
      DROP TABLE "Order";
      ALTER TABLE "New" RENAME TO "Order";
    `);
    const lost = guards.filter((guard) => guard.startsWith('Order'));
    expect(() => assertTriggers(database)).toThrow(`lost its guard ${lost.join(', ')}:`);
  });

  test('are missed when they were made harmless under the same name', () => {
    const database = newDatabase();
    migrate(database);
    database.exec(`
      DROP TRIGGER "Log_update_guard";
      CREATE TRIGGER "Log_update_guard" BEFORE UPDATE ON "Log" BEGIN SELECT 1; END;
    `);
    expect(() => assertTriggers(database)).toThrow(/Log_update_guard/);
  });

  test('that a later migration drops are not expected any more', () => {
    const create = (name: string) =>
      `CREATE TRIGGER "${name}" BEFORE INSERT ON "T" BEGIN SELECT 1; END;`;
    const folder = migrationsFolder({
      '1_first': `CREATE TABLE "T" ("id" TEXT); ${create('A')} ${create('B')}`,
      '2_second': `DROP TRIGGER "A"; ${create('C')}`,
      '3_third': `DROP TRIGGER IF EXISTS "B"; ${create('A')}`,
    });
    expect(expectedTriggers(folder)).toEqual(['A', 'C']);
  });
});

describe('the database at the start of the server', () => {
  test('is ready when it is migrated and guarded', () => {
    expect(() => assertReady(env().DATABASE_URL)).not.toThrow();
  });

  test('is refused when a guard is gone', () => {
    const raw = rawConnection();
    const guard = raw
      .prepare<[], string>(`SELECT sql FROM sqlite_master WHERE name = 'Order_delete_guard'`)
      .pluck()
      .get();
    raw.exec('DROP TRIGGER "Order_delete_guard"');
    expect(() => assertReady(env().DATABASE_URL)).toThrow(/lost its guard Order_delete_guard/);
    raw.exec(guard!);
    expect(() => assertReady(env().DATABASE_URL)).not.toThrow();
  });

  test('is refused when it is older or newer than this version', () => {
    const database = newDatabase();
    expect(() => assertMigrated(database)).toThrow(
      /^The database is older than this version \(\d+_first.* missing\): start with npm start/,
    );
    migrate(database);
    expect(() => assertMigrated(database)).not.toThrow();
    const older = migrationsFolder({});
    expect(() => assertMigrated(database, older)).toThrow(/comes from a newer version/);
  });
});
