import { expect, test } from 'vitest';
import { brokenGuards } from '@/lib/db/guards';
import { upgrade } from '@/lib/upgrade/upgrade';
import { engine } from '@/tests/support/database';
import { migrationsFolder, newDatabase, writeMigration } from '@/tests/support/folders';

/** The SQL that creates a guard, and that drops it. */
const SQL = {
  sqlite: {
    create: (name: string, body = '1') =>
      `CREATE TRIGGER "${name}" BEFORE INSERT ON "T" BEGIN SELECT ${body}; END;`,
    drop: (name: string) => `DROP TRIGGER "${name}";`,
    dropIfThere: (name: string) => `DROP TRIGGER IF EXISTS "${name}";`,
  },
  postgresql: {
    create: (name: string, body = '1') => `
CREATE OR REPLACE FUNCTION public."${name}"()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'public', 'pg_temp'
AS $function$
BEGIN
    PERFORM ${body};
    RETURN NEW;
END
$function$;
CREATE TRIGGER "${name}" BEFORE INSERT ON public."T" FOR EACH ROW EXECUTE FUNCTION "${name}"();
ALTER TABLE "T" ENABLE ALWAYS TRIGGER "${name}";
`,
    drop: (name: string) => `
DROP TRIGGER "${name}" ON "T";
DROP FUNCTION public."${name}"();
`,
    dropIfThere: (name: string) => `
DROP TRIGGER IF EXISTS "${name}" ON public."T";
DROP FUNCTION IF EXISTS "${name}"();
`,
  },
};

test('the expected guards follow migrations that drop or replace them', async () => {
  const { create, drop, dropIfThere } = SQL[engine];
  const first = { '1_first': `CREATE TABLE "T" ("id" TEXT);\n${create('A')}\n${create('B')}` };
  const [raw, folder] = [await newDatabase(), migrationsFolder(first)];
  const broken = async () => (await brokenGuards(raw, folder)).filter((name) => !/ /.test(name));
  await upgrade(raw, folder);
  expect(await broken()).toEqual([]);

  writeMigration(folder, '2_second', `${drop('A')}\n${create('C')}`);
  expect(await broken()).toEqual(['A', 'C']);
  await upgrade(raw, folder);
  expect(await broken()).toEqual([]);

  writeMigration(folder, '3_third', `${dropIfThere('B')}\n${create('A')}`);
  expect(await broken()).toEqual(['A', 'B']);
  await upgrade(raw, folder);
  expect(await broken()).toEqual([]);
});
