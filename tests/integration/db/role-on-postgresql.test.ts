import { describe, expect, test } from 'vitest';
import { brokenGuards } from '@/lib/db/guards';
import { upgrade } from '@/lib/upgrade/upgrade';
import { migrationsFolder as realFolder, readMigrations } from '@/lib/db/migrations';
import { openRaw } from '@/lib/db/raw';
import { env } from '@/lib/env';
import { engine } from '@/tests/support/database';
import { migrationsFolder, newDatabase, newDatabaseUrl } from '@/tests/support/folders';
import { newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { contents, rawConnection } from '@/tests/support/raw';

/** PostgreSQL's code for insufficient privilege. */
const FORBIDDEN = { code: '42501' };

const replacement = `CREATE OR REPLACE FUNCTION public."Log_update_guard"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`;

describe.runIf(engine === 'postgresql')('the role of the application', () => {
  test.each([
    `UPDATE "Log" SET "actorName" = 'Eve'`,
    `DELETE FROM "Log"`,
    `TRUNCATE "Log"`,
    `TRUNCATE "Order"`,
    `SELECT 1 FROM "Log" FOR UPDATE`,
    `DO 'BEGIN LOCK TABLE "Log" IN ACCESS EXCLUSIVE MODE; END'`,
    `DELETE FROM "Workspace"`,
    `DELETE FROM "User"`,
    `UPDATE "OrderText" SET "text" = ''`,
    `DELETE FROM "OrderText"`,
    `CREATE TEMPORARY TABLE "Mine" ("id" text); CREATE TRIGGER "Mine" AFTER INSERT ON "Mine" FOR EACH ROW EXECUTE FUNCTION public."Order_insert_text"()`,
    `UPDATE "_prisma_migrations" SET rolled_back_at = now()`,
    `DROP TRIGGER "Log_update_guard" ON "Log"`,
    `ALTER TRIGGER "Log_update_guard" ON "Log" RENAME TO "Mine"`,
    `ALTER TABLE "Log" DISABLE TRIGGER "Log_update_guard"`,
    `ALTER TABLE "Log" ENABLE REPLICA TRIGGER "Log_update_guard"`,
    `CREATE TRIGGER "Mine" BEFORE INSERT ON "Order" FOR EACH ROW EXECUTE FUNCTION "Log_insert_head"()`,
    `CREATE RULE "Mine" AS ON INSERT TO "Log" DO INSTEAD NOTHING`,
    `CREATE POLICY "Mine" ON "Log"`,
    replacement,
    `ALTER FUNCTION "Log_update_guard"() SET search_path TO pg_temp`,
    `ALTER FUNCTION "Log_update_guard"() OWNER TO order_desk`,
    `DROP FUNCTION "Log_update_guard"() CASCADE`,
    `DROP TABLE "Log"`,
    `ALTER TABLE "Log" OWNER TO order_desk`,
    `ALTER TABLE "Log" RENAME TO "Mine"`,
    `ALTER TABLE "Order" DROP CONSTRAINT "Order_workspaceId_fkey"`,
    `CREATE TEMPORARY TABLE "Mine" () INHERITS ("Log")`,
    `CREATE TABLE public."Mine" ()`,
    `CREATE FUNCTION public."Mine"() RETURNS integer LANGUAGE sql AS 'SELECT 1'`,
    `CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)`,
    `CREATE SCHEMA "Mine"`,
    `GRANT DELETE ON "Log" TO order_desk; DELETE FROM "Log"`,
    `SET ROLE order_desk_owner`,
    `SET session_replication_role = replica`,
  ])('may not %s', async (sql) => {
    await newOrder(await newActor());
    const raw = await rawConnection(env().DATABASE_URL);
    const before = await contents(raw);
    await expect(raw.execute(sql)).rejects.toMatchObject(FORBIDDEN);
    expect(await contents(raw)).toEqual(before);
    expect(await brokenGuards(raw)).toEqual([]);
  });

  test('owns nothing', async () => {
    const raw = await rawConnection();
    const owned = await raw.rows(
      `SELECT 1 FROM pg_shdepend WHERE deptype = 'o' AND refobjid = 'order_desk'::regrole`,
    );
    expect(owned).toEqual([]);
  });

  test('writes nothing over a connection for reading', async () => {
    const raw = await openRaw(env().DATABASE_URL, 'read');
    const insert = `INSERT INTO "VerificationToken" VALUES ('a', 'b', now())`;
    await expect(raw.run(insert)).rejects.toThrow(
      'cannot execute INSERT in a read-only transaction',
    );
    await raw.close();
  });

  test('needs no rights to find the database up to date', async () => {
    const raw = await rawConnection(env().DATABASE_URL);
    expect(await upgrade(raw)).toEqual([]);
  });

  test('cannot migrate an outdated database', async () => {
    const raw = await rawConnection(env().DATABASE_URL);
    const present = readMigrations(realFolder('postgresql')).map(({ name, sql }) => [name, sql]);
    const folder = migrationsFolder({ ...Object.fromEntries(present), later: 'SELECT 1;' });
    await expect(upgrade(raw, folder)).rejects.toMatchObject(FORBIDDEN);
    expect(await upgrade(await rawConnection(), folder)).toEqual(['later']);
    expect(await upgrade(raw, folder)).toEqual([]);
  });

  test('cannot create the tables of an empty database', async () => {
    const url = new URL(await newDatabaseUrl());
    url.username = 'order_desk';
    await expect(upgrade(await newDatabase(url.href))).rejects.toMatchObject(FORBIDDEN);
  });
});
