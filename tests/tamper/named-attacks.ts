import type { Raw } from '@/lib/db/raw';
import { insertRow } from '@/scripts/lib/rows';
import type { Attack } from './attack';
import { rehash } from './rehash';
import { unguarded } from './unguarded';

/** An attack, and the kinds of tampering that a verification has to find after it, and no others. */
export type NamedAttack = Attack & { finds: string[] };

/** What a thief would think of who has read how the log works. */
export const NAMED_ATTACKS: NamedAttack[] = [
  attack('rewrite an entry', ['hash'], rewriteSecond),
  attack('rewrite an entry and all hashes', ['checkpoint'], async (raw, newest) => {
    await rewriteSecond(raw, newest);
    await rehash(raw, newest.workspaceId);
  }),
  attack('make an undo a deed of its own', ['hash'], async (raw) => {
    await raw.run(`UPDATE "Log" SET "undoes" = NULL WHERE "action" = 'Deleted'`);
  }),
  attack('put an entry into a group', ['hash'], async (raw, { id }) => {
    await raw.run(`UPDATE "Log" SET "groupId" = "orderDbId" WHERE "id" = $1`, [id]);
  }),
  attack('take an entry out of its group', ['hash'], async (raw) => {
    const [grouped] = await raw.rows<{ id: string }>(
      `SELECT "id" FROM "Log" WHERE "groupId" IS NOT NULL ORDER BY "id"`,
    );
    await raw.run(`UPDATE "Log" SET "groupId" = NULL WHERE "id" = $1`, [grouped!.id]);
  }),
  attack('cut off the tail, its order and its count', ['checkpoint'], cutOff),
  attack('cut off the tail alone', ['head', 'checkpoint', 'order'], async (raw, { id }) => {
    await raw.run(`DELETE FROM "Log" WHERE "id" = $1`, [id]);
  }),
  attack('put the head back', ['head'], putHeadBack),
  attack('change an order and no entry', ['order'], async (raw, { orderDbId }) => {
    await raw.run(`UPDATE "Order" SET "recipientAddress" = 'Mallory Lane 1' WHERE "id" = $1`, [
      orderDbId,
    ]);
  }),
  attack('hide an order from the search', ['order'], async (raw, { orderDbId }) => {
    await raw.run(`UPDATE "Order" SET "searchText" = '' WHERE "id" = $1`, [orderDbId]);
  }),
  attack('bring a deleted order back', ['order', 'counters'], async (raw) => {
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
  attack('move a whole log to another workspace', ['checkpoint', 'order'], moveLog),
  attack('take a workspace away with all that is in it', ['checkpoint', 'workspace'], takeAway),
  attack('miscount orders', ['counters'], async (raw, { workspaceId }) => {
    await raw.run(`UPDATE "Workspace" SET "ongoingCount" = 1000 WHERE "id" = $1`, [workspaceId]);
  }),
  { name: 'drop a guard', finds: ['guard'], day: 'now', strike: dropGuard },
  {
    name: 'make a guard harmless under its own name',
    finds: ['guard'],
    day: 'now',
    strike: async (raw) => {
      await dropGuard(raw);
      await raw.execute(HARMLESS[raw.engine]);
    },
  },
  {
    name: 'put back the database of yesterday',
    finds: ['checkpoint'],
    day: 'yesterday',
    strike: async () => {},
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

function dropGuard(raw: Raw): Promise<void> {
  return raw.execute(DROP[raw.engine]);
}

/** The newest entry of a log, which tells of a creation; its order has not changed since. */
type Newest = {
  id: string;
  workspaceId: string;
  seq: number;
  previousHash: string;
  orderDbId: string;
};

/** An attack on the data, with the guards put back afterwards. */
function attack(
  name: string,
  finds: string[],
  strike: (raw: Raw, newest: Newest) => Promise<void>,
): NamedAttack {
  return {
    name,
    finds: finds.toSorted(),
    day: 'now',
    strike: (raw) => unguarded(raw, async () => strike(raw, await newestCreation(raw))),
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

async function putHeadBack(raw: Raw, { workspaceId, seq, previousHash }: Newest): Promise<void> {
  const sql = `UPDATE "Workspace" SET "logSeq" = $1, "logHash" = $2 WHERE "id" = $3`;
  await raw.run(sql, [seq - 1, previousHash, workspaceId]);
}

/** As if the last creation had never been. */
async function cutOff(raw: Raw, newest: Newest): Promise<void> {
  const { id, workspaceId, orderDbId } = newest;
  await raw.run(`DELETE FROM "Order" WHERE "id" = $1`, [orderDbId]);
  await raw.run(`DELETE FROM "Log" WHERE "id" = $1`, [id]);
  await putHeadBack(raw, newest);
  const sql = `UPDATE "Workspace" SET "ongoingCount" = "ongoingCount" - 1 WHERE "id" = $1`;
  await raw.run(sql, [workspaceId]);
}

/** To the one in which nothing ever happened. */
async function moveLog(raw: Raw, { workspaceId }: Newest): Promise<void> {
  const [empty] = await raw.rows<{ id: string }>(`SELECT "id" FROM "Workspace" WHERE "logSeq" = 0`);
  await raw.run(`UPDATE "Log" SET "workspaceId" = $1 WHERE "workspaceId" = $2`, [
    empty!.id,
    workspaceId,
  ]);
  await rehash(raw, empty!.id);
  await rehash(raw, workspaceId);
}

async function takeAway(raw: Raw, { workspaceId }: Newest): Promise<void> {
  const users = `(SELECT "id" FROM "User" WHERE "workspaceId" = $1)`;
  for (const rows of [
    `"Order" WHERE "workspaceId" = $1`,
    `"GroupOrder" WHERE "workspaceId" = $1`,
    `"Group" WHERE "workspaceId" = $1`,
    `"Session" WHERE "userId" IN ${users}`,
    `"User" WHERE "workspaceId" = $1`,
    `"Log" WHERE "workspaceId" = $1`,
    `"Workspace" WHERE "id" = $1`,
  ]) {
    await raw.run(`DELETE FROM ${rows}`, [workspaceId]);
  }
}
