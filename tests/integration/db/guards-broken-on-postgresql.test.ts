import { describe, expect, test } from 'vitest';
import { brokenGuards } from '@/lib/db/guards';
import { upgrade } from '@/lib/upgrade/upgrade';
import { engine } from '@/tests/support/database';
import { newDatabase } from '@/tests/support/folders';

const harmless = (name: string) =>
  `FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`;

const trigger = (
  name: string,
  table: string,
  event = 'BEFORE UPDATE',
  call = '"Log_update_guard"',
) => `TRIGGER "${name}" ${event} ON "${table}" FOR EACH ROW EXECUTE FUNCTION ${call}()`;

const ALWAYS = `ALTER TABLE "Log" ENABLE ALWAYS TRIGGER "Log_update_guard"`;

describe.runIf(engine === 'postgresql')('a guard on PostgreSQL is reported by name', () => {
  test.each([
    [
      'is switched off',
      `ALTER TABLE "Log" DISABLE TRIGGER "Log_update_guard"`,
      ['Log_update_guard'],
    ],
    [
      'fires for replication alone',
      `ALTER TABLE "Order" ENABLE REPLICA TRIGGER "Order_update_guard"`,
      ['Order_update_guard'],
    ],
    [
      'can be turned off for a session',
      `ALTER TABLE "Order" ENABLE TRIGGER "Order_update_guard"`,
      ['Order_update_guard'],
    ],
    [
      'has another name',
      `ALTER TRIGGER "Log_update_guard" ON "Log" RENAME TO "Guard"`,
      ['Guard', 'Log_update_guard'],
    ],
    [
      'fires for some columns alone',
      `CREATE OR REPLACE ${trigger('Log_update_guard', 'Log', 'BEFORE UPDATE OF "id"')}; ${ALWAYS}`,
      ['Log_update_guard'],
    ],
    [
      'calls a function of the same name elsewhere',
      `CREATE SCHEMA forged; CREATE ${harmless('forged."Log_update_guard"')};
       CREATE OR REPLACE ${trigger('Log_update_guard', 'Log', 'BEFORE UPDATE', 'forged."Log_update_guard"')}; ${ALWAYS}`,
      ['Log_update_guard'],
    ],
    [
      'no longer does anything',
      `CREATE OR REPLACE ${harmless('"Log_update_guard"')}`,
      ['function Log_update_guard'],
    ],
    [
      'looks names up elsewhere first',
      `ALTER FUNCTION "Order_insert_guard"() SET search_path TO pg_temp, public`,
      ['function Order_insert_guard'],
    ],
    [
      'looks names up wherever its caller does',
      `ALTER FUNCTION "Order_insert_guard"() RESET ALL`,
      ['function Order_insert_guard'],
    ],
    [
      'is gone with its function',
      `DROP FUNCTION "Table_truncate_guard"() CASCADE`,
      [
        'Log_truncate_guard',
        'Order_truncate_guard',
        'Workspace_truncate_guard',
        'function Table_truncate_guard',
      ],
    ],
    ['is joined by a trigger', `CREATE ${trigger('Foreign', 'Session')}`, ['Foreign']],
    [
      'is joined by a trigger of the same name',
      `CREATE ${trigger('Log_update_guard', 'User')}`,
      ['Log_update_guard'],
    ],
    [
      'is joined by a trigger of the same name, which sorts first',
      `CREATE ${trigger('Log_update_guard', 'Account', 'AFTER UPDATE')}`,
      ['Log_update_guard'],
    ],
    ['is joined by a function', `CREATE ${harmless('"Foreign"')}`, ['function Foreign']],
  ])('when it %s', async (_, sql, broken) => {
    const raw = await newDatabase();
    await upgrade(raw);
    await raw.execute(sql);
    expect(await brokenGuards(raw)).toEqual(broken);
  });
});
