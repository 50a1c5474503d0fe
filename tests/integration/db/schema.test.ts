import path from 'node:path';
import { expect, test } from 'vitest';
import { upgrade } from '@/lib/upgrade/upgrade';
import { presentPostgresqlSchema } from '@/lib/db/postgresql/schema';
import { alteredSchema } from '@/lib/db/schema';
import { withRaw } from '@/lib/db/raw';
import { schemaDiff } from '@/scripts/lib/schema-diff';
import { engine } from '@/tests/support/database';
import { newDatabase, newDatabaseUrl } from '@/tests/support/folders';
import { administratorUrl } from '@/tests/support/raw';

test('the migrations create exactly the schema, and the check finds differences', async () => {
  const url = await newDatabaseUrl();
  const raw = await newDatabase(url);
  await upgrade(raw);
  expect(await schemaDiff(url)).toBe('-- This is an empty migration.');
  await raw.execute('ALTER TABLE "Session" ADD COLUMN "forgotten" TEXT');
  const repair = {
    sqlite: /CREATE TABLE "new_Session"/,
    postgresql: /ALTER TABLE "Session" DROP COLUMN "forgotten"/,
  };
  expect(await schemaDiff(url)).toMatch(repair[engine]);
});

test('a verification finds what is missing, altered or added in the schema', async () => {
  const url = await newDatabaseUrl();
  const raw = await newDatabase(url);
  await upgrade(raw);
  if (engine === 'postgresql') {
    // `vitest --update` updates it after a new migration.
    const lines = [...(await presentPostgresqlSchema(raw))].map(
      ([name, definition]) => `${name}: ${definition}\n`,
    );
    const file = path.resolve('prisma/migrations/postgresql/schema.txt');
    await expect(lines.sort().join('')).toMatchFileSnapshot(file);
  }
  if (engine === 'postgresql') {
    const brings = 'CREATE EXTENSION pg_stat_statements SCHEMA public';
    await withRaw(administratorUrl(url), 'write', (administrator) => administrator.execute(brings));
  }
  expect(await alteredSchema(raw)).toEqual([]);
  await raw.execute(`
    DROP INDEX "Order_workspaceId_orderId_key";
    ALTER TABLE "Session" ADD COLUMN "hidden" TEXT;
    CREATE UNIQUE INDEX "Order_one" ON "Order" ("workspaceId")`);
  const column = { sqlite: 'table Session', postgresql: 'column Session.hidden' };
  expect(await alteredSchema(raw)).toEqual(
    [column[engine], 'index Order_one', 'index Order_workspaceId_orderId_key'].sort(),
  );
});

test.runIf(engine === 'postgresql')(
  'foreign key columns have the collation of their key',
  async () => {
    const raw = await newDatabase(await newDatabaseUrl());
    await upgrade(raw);
    const keys = `a.attname = 'courierId' OR EXISTS (
      SELECT FROM pg_constraint AS k
      WHERE k.conrelid = a.attrelid AND k.contype = 'f' AND a.attnum = ANY (k.conkey))`;
    const otherwise = await raw.rows(
      `SELECT c.relname AS table, a.attname AS column FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
         AND a.attcollation <> 'pg_catalog."C"'::regcollation AND (${keys})`,
    );
    expect(otherwise).toEqual([]);
  },
);
