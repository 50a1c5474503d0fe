import { describe, test } from 'vitest';
import { env } from '@/lib/env';
import { entryHash, GENESIS_HASH, type HashedEntry } from '@/lib/audit-log/integrity/hash';
import { stored } from '@/scripts/lib/rows';
import { expectRefused, connectionWithoutForeignKeys } from '@/tests/support/attacks';
import { engine, ownerUrl } from '@/tests/support/database';
import { newOrder } from '@/tests/support/orders';
import { newActor, newWorkspace } from '@/tests/support/people';
import { nextEntry, rawConnection } from '@/tests/support/raw';

const SEQUENCE = 'log: entry out of sequence';
const REPLACES = 'log: entry would replace another';
const CHANGED = 'log: entries are never changed';
const LOG_DELETED = 'log: entries are never deleted';
const NO_ENTRY = 'order: no log entry for this version';
const NO_DELETION = 'order: no log entry for its deletion';
const HEAD = 'workspace: the head of the log only follows the log';
const EMPTIED = 'table: is never emptied';

/** A log of two entries, and a connection that bypasses our code; the owner's unless a URL is given. */
async function desk(url?: string) {
  const ann = await newActor();
  const [order] = [await newOrder(ann), await newOrder(ann)];
  return { ann, order, raw: await rawConnection(url) };
}

const merge = (table: string, action: string) =>
  `MERGE INTO "${table}" USING (VALUES (1)) AS one ON true WHEN MATCHED THEN ${action}`;

const attacks = [
  [`UPDATE "Log" SET "actorName" = 'Eve'`, CHANGED],
  [merge('Log', `UPDATE SET "actorName" = 'Eve'`), CHANGED],
  [`DELETE FROM "Log"`, LOG_DELETED],
  [merge('Log', 'DELETE'), LOG_DELETED],
  [`UPDATE "Order" SET "senderName" = 'Eve'`, NO_ENTRY],
  [merge('Order', `UPDATE SET "senderName" = 'Eve'`), NO_ENTRY],
  [`DELETE FROM "Order"`, NO_DELETION],
  [merge('Order', 'DELETE'), NO_DELETION],
  [`UPDATE "Workspace" SET "logSeq" = "logSeq" + 1`, HEAD],
  [`DELETE FROM "Workspace" WHERE "logSeq" > 0`, 'workspace: has a log'],
  ['TRUNCATE "Log"', EMPTIED],
  ['TRUNCATE "Order"', EMPTIED],
  ['TRUNCATE "Workspace" CASCADE', EMPTIED],
  ['TRUNCATE "User" CASCADE', EMPTIED],
] as const;

/** One statement that writes these entries, and its parameters. */
function insertion(...entries: HashedEntry[]): [sql: string, parameters: unknown[]] {
  const rows = entries.map((entry) => ({ ...entry, at: stored(entry.at), hash: entryHash(entry) }));
  const columns = Object.keys(rows[0]!);
  const parameters = rows.flatMap((row) => Object.values(row));
  const places = parameters.map((_, index) => `$${index + 1}`);
  const values = rows.map((_, row) =>
    places.slice(row * columns.length, (row + 1) * columns.length),
  );
  return [
    `INSERT INTO public."Log" ("${columns.join('", "')}") VALUES (${values.join('), (')})`,
    parameters,
  ];
}

describe.runIf(engine === 'postgresql')('on PostgreSQL', () => {
  test.each(attacks)('the owner is refused %s', async (sql, reason) => {
    const { raw } = await desk();
    await expectRefused(() => raw.run(sql), reason);
  });

  test.each(attacks)(
    'an administrator who turned triggers off is refused %s',
    async (sql, reason) => {
      await desk();
      const raw = await connectionWithoutForeignKeys();
      await expectRefused(() => raw.run(sql), reason);
    },
  );

  test('no entry is merged into another', async () => {
    const { raw, ann } = await desk();
    const [last] = await raw.rows<{ id: string; operationId: string }>(
      `SELECT "id", "operationId" FROM "Log" WHERE "workspaceId" = $1`,
      [ann.workspaceId],
    );
    for (const theirs of [{ id: last!.id }, { operationId: last!.operationId }]) {
      const [sql, parameters] = insertion(await nextEntry(raw, ann, theirs));
      for (const action of [`("id") DO UPDATE SET "actorName" = 'Eve'`, 'DO NOTHING']) {
        await expectRefused(() => raw.run(`${sql} ON CONFLICT ${action}`, parameters), REPLACES);
      }
    }
  });

  test('no entry is added by another one of the same statement', async () => {
    const { raw, ann } = await desk();
    const next = await nextEntry(raw, ann);
    const twin = await nextEntry(raw, ann);
    const after = { ...twin, seq: next.seq + 1, previousHash: entryHash(next) };
    await expectRefused(() => raw.run(...insertion(next, twin)), REPLACES);
    await expectRefused(() => raw.run(...insertion(next, after)), SEQUENCE);
  });

  test('no entry outlives a workspace deleted in the same statement', async () => {
    const { raw, ann } = await desk();
    const first = { workspaceId: await newWorkspace(), seq: 1, previousHash: GENESIS_HASH };
    const [sql, parameters] = insertion(await nextEntry(raw, ann, first));
    const both = `WITH entry AS (${sql} RETURNING "workspaceId")
      DELETE FROM "Workspace" WHERE "id" IN (SELECT "workspaceId" FROM entry)`;
    await expectRefused(() => raw.run(both, parameters), SEQUENCE);
  });

  test.each([
    ['temporary ones of the application', 'pg_temp', () => env().DATABASE_URL],
    ['those of a schema of the owner', 'forged', () => ownerUrl],
  ])('no guard confuses other tables with its own: %s', async (_, schema, url) => {
    const { raw, ann, order } = await desk(url());
    if (schema !== 'pg_temp') await raw.execute(`CREATE SCHEMA ${schema}`);
    await raw.execute(`
      CREATE TABLE ${schema}."User" AS SELECT * FROM public."User";
      CREATE TABLE ${schema}."Order" AS SELECT * FROM public."Order" WITH NO DATA;
      CREATE TABLE ${schema}."Workspace" AS SELECT * FROM public."Workspace";
      UPDATE ${schema}."Workspace" SET "logSeq" = 99, "logHash" = 'forged';
      CREATE TABLE ${schema}."Log" AS SELECT * FROM public."Log";
      UPDATE ${schema}."Log" SET "orderVersion" = 2, "action" = 'Edited';
      INSERT INTO ${schema}."Log" SELECT * FROM ${schema}."Log";
      UPDATE ${schema}."Log" SET "action" = 'Deleted' WHERE ctid IN (SELECT max(ctid) FROM ${schema}."Log" GROUP BY "id");
      CREATE FUNCTION ${schema}.always(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT true';
      CREATE OPERATOR ${schema}.= (LEFTARG = text, RIGHTARG = text, FUNCTION = ${schema}.always);
      SET search_path = ${schema}, pg_catalog, public`);
    const update = `UPDATE public."Order" SET "version" = 2 WHERE "id" = $1`;
    await expectRefused(() => raw.run(update, [order.id]), NO_ENTRY);
    const remove = `DELETE FROM public."Order" WHERE "id" = $1`;
    await expectRefused(() => raw.run(remove, [order.id]), NO_DELETION);
    const forged = await nextEntry(raw, ann, { seq: 100, previousHash: 'forged' });
    await expectRefused(() => raw.run(...insertion(forged)), SEQUENCE);
  });

  test('no guard acts on a temporary table', async () => {
    const { raw, ann } = await desk(env().DATABASE_URL);
    await raw.execute(`
      CREATE TEMPORARY TABLE "Mine" AS SELECT "workspaceId", "seq", "hash" FROM "Log" WITH NO DATA;
      CREATE TRIGGER "Mine" AFTER INSERT ON "Mine" FOR EACH ROW EXECUTE FUNCTION "Log_insert_head"()`);
    const insert = `INSERT INTO "Mine" VALUES ($1, 3, 'forged')`;
    await expectRefused(() => raw.run(insert, [ann.workspaceId]), HEAD);
  });
});
