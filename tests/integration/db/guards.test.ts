import { describe, expect, test } from 'vitest';
import type { Raw } from '@/lib/db/engine';
import { assertGuards, assertReady, brokenGuards, expectedGuards } from '@/lib/db/guards';
import { upgrade } from '@/lib/upgrade/upgrade';
import { assertMigrated } from '@/lib/db/migrations';
import { env } from '@/lib/env';
import { dropGuard } from '@/tests/support/attacks';
import { engine } from '@/tests/support/database';
import { migrationsFolder, newDatabase, newDatabaseUrl } from '@/tests/support/folders';

const shared = [
  'Log_delete_guard',
  'Log_insert_guard',
  'Log_insert_head',
  'Log_update_guard',
  'Order_delete_guard',
  'Order_insert_courier',
  'Order_insert_guard',
  'Order_insert_text',
  'Order_update_courier',
  'Order_update_guard',
  'Order_update_text',
  'Workspace_delete_guard',
  'Workspace_head_guard',
  'Workspace_insert_guard',
];

const more = {
  sqlite: [
    'OrderText_delete_search',
    'OrderText_insert_search',
    'OrderText_update_search',
    'Order_insert_rowid',
    'Workspace_insert_rowid',
  ],
  postgresql: [
    'Log_insert_notify',
    'Log_truncate_guard',
    'Order_truncate_guard',
    'Workspace_truncate_guard',
  ],
};

const triggers = [...shared, ...more[engine]].sort();

async function migrated(): Promise<Raw> {
  const raw = await newDatabase();
  await upgrade(raw);
  return raw;
}

describe('the guards', () => {
  test('are exactly those of the migrations', async () => {
    const expected = [...expectedGuards(engine).keys()].sort();
    expect(expected.filter((name) => !name.startsWith('function '))).toEqual(triggers);
    const raw = await migrated();
    expect(await brokenGuards(raw)).toEqual([]);
    await assertGuards(raw);
  });

  test.each(triggers)('are reported by name when missing: %s', async (guard) => {
    const raw = await migrated();
    await dropGuard(raw, guard);
    await expect(assertGuards(raw)).rejects.toThrow(
      `The database has lost its guard ${guard}: restore it from a backup, because its log can no longer be trusted.`,
    );
  });

  test('are reported when a table was rebuilt without them', async () => {
    const raw = await migrated();
    await raw.execute(`
      CREATE TABLE "New" AS SELECT * FROM "Order";
      DROP TABLE "Order";
      ALTER TABLE "New" RENAME TO "Order";
    `);
    expect(await brokenGuards(raw)).toEqual(triggers.filter((name) => name.startsWith('Order_')));
  });

  test('are reported when they were disarmed under the same name', async () => {
    const raw = await migrated();
    await dropGuard(raw, 'Log_update_guard');
    const harmless = {
      sqlite: `CREATE TRIGGER "Log_update_guard" BEFORE UPDATE ON "Log" BEGIN SELECT 1; END`,
      postgresql: `
        CREATE TRIGGER "Log_update_guard" BEFORE UPDATE ON "Log" FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
        ALTER TABLE "Log" ENABLE ALWAYS TRIGGER "Log_update_guard"`,
    };
    await raw.execute(harmless[engine]);
    expect(await brokenGuards(raw)).toEqual(['Log_update_guard']);
  });

  test('are reported when there is an unknown trigger', async () => {
    const raw = await migrated();
    const foreign = {
      sqlite: `CREATE TRIGGER "Foreign" AFTER INSERT ON "User" BEGIN DELETE FROM "Session"; END`,
      postgresql: `CREATE TRIGGER "Foreign" AFTER INSERT ON "User" FOR EACH ROW EXECUTE FUNCTION "Log_insert_head"()`,
    };
    await raw.execute(foreign[engine]);
    expect(await brokenGuards(raw)).toEqual(['Foreign']);
  });
});

describe('the database at the start of the server', () => {
  test('is accepted when it is migrated and guarded', () => assertReady(env().DATABASE_URL));

  test('is refused when a guard is missing', async () => {
    const url = await newDatabaseUrl();
    const raw = await newDatabase(url);
    await upgrade(raw);
    await assertReady(url);
    await dropGuard(raw, 'Order_delete_guard');
    await expect(assertReady(url)).rejects.toThrow(/lost its guard Order_delete_guard/);
  });

  test('is refused when it is older or newer than this version', async () => {
    const raw = await newDatabase();
    await expect(assertMigrated(raw)).rejects.toThrow(
      /^The database is older than this version \(\d+_first.* missing\): start with npm start/,
    );
    await upgrade(raw);
    await assertMigrated(raw);
    const older = migrationsFolder({});
    await expect(assertMigrated(raw, older)).rejects.toThrow(/comes from a newer version/);
  });
});
