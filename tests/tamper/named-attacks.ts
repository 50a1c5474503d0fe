import { randomUUID } from 'node:crypto';
import type { Raw } from '@/lib/db/engine';
import { insertRow } from '@/scripts/lib/rows';
import { passwordHash } from '@/tests/support/accounts';
import type { Attack } from './attack';
import { rehash } from './rehash';
import { withoutGuards } from './without-guards';

/** An attack, and exactly the kinds of tampering that a verification must find after it. */
export type NamedAttack = Attack & { finds: string[] };

/** Attacks by someone who knows how the log works. */
export const NAMED_ATTACKS: NamedAttack[] = [
  attack('rewrite an entry', ['hash'], rewriteSecond),
  attack('rewrite an entry and all hashes', ['checkpoint'], async (raw, newest) => {
    await rewriteSecond(raw, newest);
    await rehash(raw, newest.workspaceId);
  }),
  attack('remove the reference of an undo', ['hash'], async (raw) => {
    await raw.run(`UPDATE "Log" SET "undoes" = NULL WHERE "action" = 'Deleted'`);
  }),
  attack('add an entry to a bulk action', ['hash'], async (raw, { id }) => {
    await raw.run(`UPDATE "Log" SET "groupId" = "orderDbId" WHERE "id" = $1`, [id]);
  }),
  attack('remove an entry from its bulk action', ['hash', 'receipt'], async (raw) => {
    const [grouped] = await raw.rows<{ id: string }>(
      `SELECT "id" FROM "Log" WHERE "groupId" IS NOT NULL ORDER BY "id"`,
    );
    await raw.run(`UPDATE "Log" SET "groupId" = NULL WHERE "id" = $1`, [grouped!.id]);
  }),
  attack('remove the last entry with its order and counter', ['checkpoint'], removeLast),
  attack(
    'remove only the last entry',
    ['head', 'checkpoint', 'order', 'search'],
    async (raw, { id }) => {
      await raw.run(`DELETE FROM "Log" WHERE "id" = $1`, [id]);
    },
  ),
  attack('reset the head of the log', ['head'], resetHead),
  attack('change an order without an entry', ['order'], async (raw, { orderDbId }) => {
    await raw.run(`UPDATE "Order" SET "recipientAddress" = 'Mallory Lane 1' WHERE "id" = $1`, [
      orderDbId,
    ]);
  }),
  attack('hide an order from the search', ['order'], async (raw, { orderDbId }) => {
    await raw.run(`UPDATE "Order" SET "searchText" = '' WHERE "id" = $1`, [orderDbId]);
  }),
  attack('reinsert a deleted order', ['order', 'counters'], async (raw) => {
    const [gone] = await raw.rows<{ orderDbId: string; orderId: string }>(
      `SELECT "orderDbId", "orderId" FROM "Log" WHERE "action" = 'Deleted'
         AND "orderDbId" NOT IN (SELECT "id" FROM "Order") ORDER BY "id"`,
    );
    const [row] = await raw.rows(
      `SELECT * FROM "Order" WHERE "workspaceId" =
         (SELECT "workspaceId" FROM "Log" WHERE "orderDbId" = $1 AND "orderVersion" = 1)`,
      [gone!.orderDbId],
    );
    await insertRow(raw, 'Order', { ...row, id: gone!.orderDbId, orderId: gone!.orderId });
  }),
  attack(
    'move a whole log to another workspace',
    ['checkpoint', 'order', 'search', 'receipt', 'settings', 'user', 'invitations'],
    moveLog,
  ),
  attack('delete a workspace with all of its data', ['checkpoint', 'workspace'], deleteWorkspace),
  attack('change the counters', ['counters'], async (raw, { workspaceId }) => {
    await raw.run(`UPDATE "Workspace" SET "ongoingCount" = 1000 WHERE "id" = $1`, [workspaceId]);
  }),
  attack('make a dispatcher an owner', ['user'], async (raw, { workspaceId }) => {
    const sql = `UPDATE "User" SET "role" = 'OWNER' WHERE "workspaceId" = $1 AND "role" <> 'OWNER'`;
    await raw.run(sql, [workspaceId]);
  }),
  attack('set the password of another user', ['user'], async (raw) => {
    const sql = `UPDATE "User" SET "passwordHash" = $1 WHERE "username" = 'ann'`;
    await raw.run(sql, [passwordHash]);
  }),
  attack('add or remove a second factor', ['user'], async (raw) => {
    await raw.run(`UPDATE "User" SET "totpSecret" = 'sealed' WHERE "username" = 'ann'`);
  }),
  attack('add a user', ['user'], async (raw, { workspaceId }) => {
    const [user] = await raw.rows(
      `SELECT * FROM "User" WHERE "workspaceId" = $1 AND "role" = 'OWNER'`,
      [workspaceId],
    );
    const mallory = { id: randomUUID(), username: 'mallory', usernameKey: 'mallory' };
    await insertRow(raw, 'User', { ...user, ...mallory, passwordOperationId: null });
  }),
  attack('remove a user', ['user'], async (raw, { workspaceId }) => {
    const users = `"workspaceId" = $1 AND "role" <> 'OWNER'`;
    const sql = `DELETE FROM "Session" WHERE "userId" IN (SELECT "id" FROM "User" WHERE ${users})`;
    await raw.run(sql, [workspaceId]);
    await raw.run(`DELETE FROM "User" WHERE ${users}`, [workspaceId]);
  }),
  attack('rename a workspace', ['settings'], async (raw, { workspaceId }) => {
    await raw.run(`UPDATE "Workspace" SET "name" = 'Mallory' WHERE "id" = $1`, [workspaceId]);
  }),
  attack('move a workspace to another time zone', ['settings'], async (raw, { workspaceId }) => {
    await raw.run(`UPDATE "Workspace" SET "timeZone" = 'UTC' WHERE "id" = $1`, [workspaceId]);
  }),
  attack('delete a workspace without an entry', ['settings'], async (raw, { workspaceId }) => {
    const sql = `UPDATE "Workspace" SET "deletedAt" = '2026-05-03T00:00:00.000+00:00' WHERE "id" = $1`;
    await raw.run(sql, [workspaceId]);
  }),
  attack('reopen a used invitation', ['invitations'], async (raw) => {
    await raw.run(`UPDATE "Invitation" SET "usedAt" = NULL`);
  }),
  attack('add an invitation', ['invitations'], async (raw, { workspaceId }) => {
    const sql = `SELECT * FROM "Invitation" WHERE "workspaceId" = $1`;
    const [invitation] = await raw.rows(sql, [workspaceId]);
    const forged = { id: randomUUID(), tokenHash: randomUUID(), role: 'OWNER' };
    await insertRow(raw, 'Invitation', { ...invitation, ...forged });
  }),
  attack('change the search text of the log', ['search'], async (raw, newest) => {
    const text = 'mallory lane 1';
    await raw.run(`UPDATE "OrderText" SET "text" = $1 WHERE "orderDbId" = $2`, [
      text,
      newest.orderDbId,
    ]);
    if (raw.engine === 'sqlite')
      await raw.run(`INSERT INTO "OrderSearch" ("OrderSearch") VALUES ('rebuild')`);
  }),
  attack('change the results of a bulk action', ['receipt'], async (raw, { workspaceId }) => {
    const sql = `UPDATE "GroupOrder" SET "result" = 'gone' WHERE "workspaceId" = $1 AND "result" = 'done'`;
    await raw.run(sql, [workspaceId]);
  }),
  attack('drop the unique index of Order IDs', ['schema'], async (raw) => {
    await raw.execute(`DROP INDEX "Order_workspaceId_orderId_key"`);
  }),
  attack('add a column', ['schema'], async (raw) => {
    await raw.execute(`ALTER TABLE "Order" ADD COLUMN "hidden" TEXT`);
  }),
  { name: 'drop a check', finds: ['schema'], day: 'now', run: dropCheck },
  { name: 'drop a guard', finds: ['guard'], day: 'now', run: dropGuard },
  {
    name: 'replace a guard by a harmless one of the same name',
    finds: ['guard'],
    day: 'now',
    run: async (raw) => {
      await dropGuard(raw);
      await raw.execute(HARMLESS[raw.engine]);
    },
  },
  {
    name: "restore yesterday's database",
    finds: ['checkpoint'],
    day: 'yesterday',
    run: async () => {},
  },
];

const HARMLESS = {
  sqlite: `CREATE TRIGGER "Log_update_guard" BEFORE UPDATE ON "Log" BEGIN SELECT 1; END`,
  postgresql: `
    CREATE FUNCTION public.harmless() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
    CREATE TRIGGER "Log_update_guard" BEFORE UPDATE ON public."Log" FOR EACH ROW EXECUTE FUNCTION harmless();
    ALTER TABLE "Log" ENABLE ALWAYS TRIGGER "Log_update_guard"`,
};

const DROP = {
  sqlite: `DROP TRIGGER "Log_update_guard"`,
  postgresql: `DROP TRIGGER "Log_update_guard" ON "Log"`,
};

/** SQLite has no statement for it, so the table is recreated without the check. */
async function dropCheck(raw: Raw): Promise<void> {
  if (raw.engine === 'postgresql') {
    const [check] = await raw.rows<{ table: string; name: string }>(
      `SELECT conrelid::regclass::text AS table, conname AS name FROM pg_constraint
       WHERE contype = 'c' AND connamespace = 'public'::regnamespace ORDER BY 2`,
    );
    return raw.execute(`ALTER TABLE ${check!.table} DROP CONSTRAINT "${check!.name}"`);
  }
  const [table] = await raw.rows<{ name: string; sql: string }>(
    `SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%CHECK (%' ORDER BY name`,
  );
  const { name, sql } = table!;
  const dependents = await raw.rows<{ sql: string }>(
    `SELECT sql FROM sqlite_master WHERE tbl_name = $1 AND type IN ('index', 'trigger') AND sql IS NOT NULL`,
    [name],
  );
  await raw.execute('PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON');
  await raw.execute(`ALTER TABLE "${name}" RENAME TO "old"`);
  await raw.execute(sql.replace(/,?\s*(CONSTRAINT "\w+" )?CHECK \([^\n]*\)/, ''));
  await raw.execute(`INSERT INTO "${name}" SELECT * FROM "old"; DROP TABLE "old"`);
  for (const { sql } of dependents) await raw.execute(sql);
}

function dropGuard(raw: Raw): Promise<void> {
  return raw.execute(DROP[raw.engine]);
}

/** The newest entry of a log that ends with a creation. */
type Newest = {
  id: string;
  workspaceId: string;
  seq: number;
  previousHash: string;
  orderDbId: string;
};

/** An attack on the data that restores the guards afterwards. */
function attack(
  name: string,
  finds: string[],
  run: (raw: Raw, newest: Newest) => Promise<void>,
): NamedAttack {
  return {
    name,
    finds: finds.toSorted(),
    day: 'now',
    run: (raw) => withoutGuards(raw, async () => run(raw, await newestCreation(raw))),
  };
}

async function newestCreation(raw: Raw): Promise<Newest> {
  const [newest] = await raw.rows<Newest>(
    `SELECT l."id", l."workspaceId", l."seq", l."previousHash", l."orderDbId" FROM "Log" AS l
     JOIN "Workspace" AS w ON w."id" = l."workspaceId" AND w."logSeq" = l."seq"
     WHERE l."action" = 'Created' AND l."seq" > 2 ORDER BY l."id"`,
  );
  return newest!;
}

async function rewriteSecond(raw: Raw, { workspaceId }: Newest): Promise<void> {
  const sql = `UPDATE "Log" SET "actorName" = 'Eve' WHERE "workspaceId" = $1 AND "seq" = 2`;
  await raw.run(sql, [workspaceId]);
}

async function resetHead(raw: Raw, { workspaceId, seq, previousHash }: Newest): Promise<void> {
  const sql = `UPDATE "Workspace" SET "logSeq" = $1, "logHash" = $2 WHERE "id" = $3`;
  await raw.run(sql, [seq - 1, previousHash, workspaceId]);
}

/** As if the last creation had never happened. */
async function removeLast(raw: Raw, newest: Newest): Promise<void> {
  const { id, workspaceId, orderDbId } = newest;
  await raw.run(`DELETE FROM "Order" WHERE "id" = $1`, [orderDbId]);
  await raw.run(`DELETE FROM "OrderText" WHERE "orderDbId" = $1`, [orderDbId]);
  await raw.run(`DELETE FROM "Log" WHERE "id" = $1`, [id]);
  await resetHead(raw, newest);
  const sql = `UPDATE "Workspace" SET "ongoingCount" = "ongoingCount" - 1 WHERE "id" = $1`;
  await raw.run(sql, [workspaceId]);
}

async function moveLog(raw: Raw, { workspaceId }: Newest): Promise<void> {
  const [empty] = await raw.rows<{ id: string }>(`SELECT "id" FROM "Workspace" WHERE "logSeq" = 0`);
  await raw.run(`UPDATE "Log" SET "workspaceId" = $1 WHERE "workspaceId" = $2`, [
    empty!.id,
    workspaceId,
  ]);
  await rehash(raw, empty!.id);
  await rehash(raw, workspaceId);
}

async function deleteWorkspace(raw: Raw, { workspaceId }: Newest): Promise<void> {
  const users = `(SELECT "id" FROM "User" WHERE "workspaceId" = $1)`;
  for (const rows of [
    `"Order" WHERE "workspaceId" = $1`,
    `"GroupOrder" WHERE "workspaceId" = $1`,
    `"Group" WHERE "workspaceId" = $1`,
    `"Job" WHERE "workspaceId" = $1`,
    `"OrderText" WHERE "workspaceId" = $1`,
    `"Invitation" WHERE "workspaceId" = $1`,
    `"Session" WHERE "userId" IN ${users}`,
    `"User" WHERE "workspaceId" = $1`,
    `"Log" WHERE "workspaceId" = $1`,
    `"Workspace" WHERE "id" = $1`,
  ]) {
    await raw.run(`DELETE FROM ${rows}`, [workspaceId]);
  }
}
