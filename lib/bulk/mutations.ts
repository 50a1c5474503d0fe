import type { Actor } from '@/lib/auth/actor';
import { db, transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { sql } from '@/lib/db/sql';
import { insertRows } from '@/lib/db/write';
import { lockLog } from '@/lib/audit-log/append';
import { requestHash } from '@/lib/audit-log/integrity/hash';
import { isAssignable } from '@/lib/orders/load';
import { Refusal } from '@/lib/errors';
import type { BulkKind } from './bulk-action';
import { assertMay, lockChangingBulkAction, lockOwnBulkAction } from './load';
import { findBulkAction, type BulkAction } from './queries';
import { selected, type Selection } from './selection';

/** How long previews are kept that nobody applied, in milliseconds. */
const KEPT_MS = 24 * 60 * 60 * 1_000;

/**
 * Fixes which orders are to be acted on, and as which version of them. The same operation id gives the same group, as
 * long as it asks for the same: people who come back to a list may choose otherwise there.
 * @returns the key of the group
 * @throws Refusal `nothing-selected`, `too-many-orders` or `forbidden`
 */
export async function createBulkAction(
  actor: Actor,
  {
    operationId,
    verb,
    selection,
    now,
  }: {
    operationId: string;
    verb: Exclude<BulkKind, 'undo'>;
    selection: Selection;
    now: Date;
  },
): Promise<string> {
  assertMay(actor, verb);
  const asked = [operationId, 'makeGroup', verb, selection];
  // By now its orders may be gone, by what this very group did.
  const earlier = await db().group.findUnique({
    where: { operationId: requestHash(actor.userId, asked) },
    select: { id: true },
  });
  if (earlier) return earlier.id;
  const orders = await selected(actor, selection, now);
  if (orders.length === 0) throw new Refusal('nothing-selected', {});
  return findOpen(actor, { asked, verb, now }, async (tx, groupId) => {
    const { workspaceId } = actor;
    const rows = orders.map(({ id, orderId, version }, index) => ({
      workspaceId,
      groupId,
      position: index + 1,
      orderDbId: id,
      orderId,
      version,
    }));
    await insertRows(tx, 'GroupOrder', rows);
  });
}

/**
 * Makes a group that takes back all that another one did, and lets it loose. The same operation id gives the same group.
 * What the other one has not done yet, it will not do by itself any more.
 * @throws Refusal `no-group` where there is none, or it did nothing, or `forbidden`
 */
export async function undoBulkAction(
  actor: Actor,
  { operationId, id, now }: { operationId: string; id: string; now: Date },
): Promise<string> {
  assertMay(actor, 'undo');
  if (!(await findBulkAction(actor, id)) || !(await hasEntries(actor, id))) {
    throw new Refusal('no-group', {});
  }
  const asked = [operationId, 'undoGroup', id];
  return findOpen(actor, { asked, verb: 'undo', undoes: id, now }, async (tx, groupId) => {
    const { workspaceId } = actor;
    // Whoever runs the other one holds the log while doing so: nothing is done between the next two lines.
    await lockLog(tx, workspaceId);
    await tx.group.updateMany({
      where: { workspaceId, id, cancelledAt: null },
      data: { cancelledAt: now },
    });
    await tx.$executeRaw(sql`
      INSERT INTO "GroupOrder" ("workspaceId", "groupId", "position", "orderDbId", "orderId", "version")
      SELECT "workspaceId", ${groupId}, ROW_NUMBER() OVER (ORDER BY "seq"), "orderDbId", "orderId", "orderVersion"
      FROM "Log" WHERE "workspaceId" = ${workspaceId} AND "groupId" = ${id}`);
  });
}

/** Whether a group did anything. */
async function hasEntries({ workspaceId }: Actor, groupId: string): Promise<boolean> {
  const entry = await db().log.findFirst({
    where: { workspaceId, groupId },
    select: { seq: true },
  });
  return entry !== null;
}

async function findOpen(
  { workspaceId, userId }: Actor,
  { now, asked, ...group }: { asked: unknown[]; verb: BulkKind; undoes?: string; now: Date },
  fill: (tx: Tx, groupId: string) => Promise<void>,
): Promise<string> {
  const operationId = requestHash(userId, asked);
  return transaction(async (tx) => {
    // A write first: it takes the lock. What nobody applied goes with the next preview.
    const stale = new Date(now.getTime() - KEPT_MS);
    await tx.group.deleteMany({
      where: { workspaceId, appliedAt: null, createdAt: { lt: stale } },
    });
    const earlier = await tx.group.findUnique({ where: { operationId }, select: { id: true } });
    if (earlier) return earlier.id;
    const id = newId();
    const appliedAt = group.verb === 'undo' ? now : null;
    await tx.group.create({
      data: { ...group, id, workspaceId, userId, operationId, createdAt: now, appliedAt },
      select: { id: true },
    });
    await fill(tx, id);
    return id;
  });
}

/**
 * Lets a group loose, or go on after it was cancelled; where it sets a delivery date or a courier, to this one. Only who
 * made it can.
 * @throws Refusal `no-group`, `no-delivery-date`, `courier-missing`, `no-courier` or `forbidden`
 */
export async function startBulkAction(
  actor: Actor,
  { id, now, ...chosen }: { id: string; now: Date } & Chosen,
): Promise<void> {
  const group = await lockOwnBulkAction(actor, id);
  if (group.state === 'done') return;
  const { workspaceId } = actor;
  await transaction(async (tx) => {
    // A write first: it takes the lock. What was chosen when it was first let loose holds: it may run already.
    const { count } = await tx.group.updateMany({
      where: { workspaceId, id, appliedAt: null },
      data: { appliedAt: now, ...choiceOf(group, chosen) },
    });
    if (count > 0) {
      const given = { courierId: group.verb === 'assign' ? chosen.courierId : null, before: null };
      if (!(await isAssignable(tx, actor, given))) throw new Refusal('no-courier', {});
      return;
    }
    await tx.group.updateMany({ where: { workspaceId, id }, data: { cancelledAt: null } });
  });
}

type Chosen = { deliveryDate?: string | undefined; courierId?: string | null | undefined };

/** What a group keeps of what was chosen, which is nothing where it sets nothing. */
function choiceOf(
  { verb, state, deliveryDate, courierId }: BulkAction,
  chosen: Chosen,
): { deliveryDate: string | null; courierId: string | null } {
  const date = verb === 'changeDeliveryDate' ? (deliveryDate ?? chosen.deliveryDate) : null;
  if (date === undefined) throw new Refusal('no-delivery-date', {});
  const isOpen = verb === 'assign' && state === 'preview';
  const courier = isOpen ? chosen.courierId : courierId;
  if (courier === undefined) throw new Refusal('courier-missing', {});
  return { deliveryDate: date, courierId: courier };
}

/** Stops a group; what it did stays done, and it can be let loose again. */
export async function cancelBulkAction(
  actor: Actor,
  { id, now }: { id: string; now: Date },
): Promise<void> {
  await lockChangingBulkAction(actor, id);
  await transaction((tx) =>
    tx.group.updateMany({
      where: { workspaceId: actor.workspaceId, id, appliedAt: { not: null } },
      data: { cancelledAt: now },
    }),
  );
}
