import { describe, expect, test } from 'vitest';
import { upgrade } from '@/lib/upgrade/upgrade';
import { engine } from '@/tests/support/database';
import { migrationsFolder, newDatabase, writeMigration } from '@/tests/support/folders';

// SQLite alters a table by rebuilding it, with foreign keys off.
describe.runIf(engine === 'sqlite')('migrations on SQLite', () => {
  test('that rebuild a table, as Prisma writes them, keep the rows that reference it', async () => {
    const folder = migrationsFolder({
      '1_first': `
        CREATE TABLE "Owner" ("id" TEXT PRIMARY KEY);
        CREATE TABLE "Pet" ("owner" TEXT REFERENCES "Owner" ("id") ON DELETE CASCADE);
        INSERT INTO "Owner" VALUES ('Ann');
        INSERT INTO "Pet" VALUES ('Ann');`,
    });
    const raw = await newDatabase();
    await upgrade(raw, folder);
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
    await upgrade(raw, folder);
    expect(await raw.rows('SELECT * FROM "Pet"')).toEqual([{ owner: 'Ann' }]);
    expect(await raw.rows('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  });

  test('that would leave dangling references are refused', async () => {
    const folder = migrationsFolder({
      '1_first': `
        CREATE TABLE "Owner" ("id" TEXT PRIMARY KEY);
        CREATE TABLE "Pet" ("owner" TEXT REFERENCES "Owner" ("id"));
        INSERT INTO "Pet" VALUES ('Ann');`,
    });
    const raw = await newDatabase();
    await expect(upgrade(raw, folder)).rejects.toThrow(
      'The migrations would leave rows of Pet that point to nothing, so none was applied: fix them and start again.',
    );
    expect(await raw.rows('SELECT name FROM sqlite_master')).toEqual([]);
  });
});
