import type { Actor } from '@/lib/auth/actor';
import { db, transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { sql } from '@/lib/db/sql';
import { insertRows } from '@/lib/db/write';
import { lockLog } from '@/lib/audit-log/append';
import { requestHash } from '@/lib/audit-log/integrity/hash';
import { endJob, startJob } from '@/lib/jobs/mutations';
import { isAssignable } from '@/lib/orders/load';
import { Refusal } from '@/lib/errors';
import type { BulkKind } from './bulk-action';
import { assertMay, loadBulkAction, loadOwnBulkAction } from './load';
import { findBulkAction, type BulkAction } from './queries';
import { selectOrders, type Selection } from './selection';

/** Previews that nobody applied are deleted after this time, in milliseconds. */
const PREVIEW_LIFETIME_MS = 24 * 60 * 60 * 1_000;

/**
 * The same operation ID and selection return the same bulk action. Going back to the list and selecting other orders
 * with that operation ID creates another.
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
  const request = [operationId, 'makeGroup', verb, selection];
  // Before selecting orders: the bulk action itself may have deleted them by now.
  const earlier = await db().bulkAction.findUnique({
    where: { operationId: requestHash(actor.userId, request) },
    select: { id: true },
  });
  if (earlier) return earlier.id;
  const orders = await selectOrders(actor, selection, now);
  if (orders.length === 0) throw new Refusal('nothing-selected', {});
  return findOrCreateBulkAction(actor, { request, verb, now }, async (tx, groupId) => {
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
 * Also cancels the rest of the other action.
 * @throws Refusal `no-bulk-action` if it doesn't exist or changed nothing, or `forbidden`
 */
export async function undoBulkAction(
  actor: Actor,
  { operationId, id, now }: { operationId: string; id: string; now: Date },
): Promise<string> {
  assertMay(actor, 'undo');
  if (!(await findBulkAction(actor, id)) || !(await hasLogEntries(actor, id))) {
    throw new Refusal('no-bulk-action', {});
  }
  const request = [operationId, 'undoGroup', id];
  return findOrCreateBulkAction(
    actor,
    { request, verb: 'undo', undoes: id, now },
    async (tx, groupId) => {
      const { workspaceId } = actor;
      // Batches of the other bulk action hold this lock too, so none runs before its entries are copied.
      await lockLog(tx, workspaceId);
      await tx.bulkAction.updateMany({
        where: { workspaceId, id, cancelledAt: null },
        data: { cancelledAt: now },
      });
      await endJob(tx, actor, id);
      await tx.$executeRaw(sql`
      INSERT INTO "GroupOrder" ("workspaceId", "groupId", "position", "orderDbId", "orderId", "version")
      SELECT "workspaceId", ${groupId}, ROW_NUMBER() OVER (ORDER BY "seq"), "orderDbId", "orderId", "orderVersion"
      FROM "Log" WHERE "workspaceId" = ${workspaceId} AND "groupId" = ${id}`);
    },
  );
}

async function hasLogEntries({ workspaceId }: Actor, groupId: string): Promise<boolean> {
  const entry = await db().log.findFirst({
    where: { workspaceId, groupId },
    select: { seq: true },
  });
  return entry !== null;
}

async function findOrCreateBulkAction(
  actor: Actor,
  {
    now,
    request,
    ...bulkAction
  }: { request: unknown[]; verb: BulkKind; undoes?: string; now: Date },
  fill: (tx: Tx, groupId: string) => Promise<void>,
): Promise<string> {
  const { workspaceId, userId } = actor;
  const operationId = requestHash(userId, request);
  return transaction(async (tx) => {
    // Write first, to take the lock.
    const stale = new Date(now.getTime() - PREVIEW_LIFETIME_MS);
    await tx.bulkAction.deleteMany({
      where: { workspaceId, appliedAt: null, createdAt: { lt: stale } },
    });
    const earlier = await tx.bulkAction.findUnique({
      where: { operationId },
      select: { id: true },
    });
    if (earlier) return earlier.id;
    const id = newId();
    const appliedAt = bulkAction.verb === 'undo' ? now : null;
    await tx.bulkAction.create({
      data: { ...bulkAction, id, workspaceId, userId, operationId, createdAt: now, appliedAt },
      select: { id: true },
    });
    await fill(tx, id);
    if (appliedAt) await startJob(tx, actor, { id, kind: 'bulkAction' });
    return id;
  });
}

/**
 * Starts, or continues after a cancel. The choice counts only on the first start.
 * @throws Refusal `no-bulk-action`, `no-delivery-date`, `courier-missing`, `time-window-missing`, `no-courier` or
 * `forbidden`
 */
export async function startBulkAction(
  actor: Actor,
  { id, now, ...chosen }: { id: string; now: Date } & Chosen,
): Promise<void> {
  const bulkAction = await loadOwnBulkAction(actor, id);
  if (bulkAction.state === 'done') return;
  const { workspaceId } = actor;
  await transaction(async (tx) => {
    // Write first, to take the lock. Only the first start sets the choice: the action may already be running.
    const { count } = await tx.bulkAction.updateMany({
      where: { workspaceId, id, appliedAt: null },
      data: { appliedAt: now, ...choiceToStore(bulkAction, chosen) },
    });
    if (count > 0) {
      const given = {
        courierId: bulkAction.verb === 'assign' ? chosen.courierId : null,
        before: null,
      };
      if (!(await isAssignable(tx, actor, given))) throw new Refusal('no-courier', {});
    } else {
      await tx.bulkAction.updateMany({ where: { workspaceId, id }, data: { cancelledAt: null } });
    }
    await startJob(tx, actor, { id, kind: 'bulkAction' });
  });
}

type Chosen = {
  deliveryDate?: string | undefined;
  courierId?: string | null | undefined;
  timeWindow?: string | null | undefined;
};

function choiceToStore(
  { verb, state, ...stored }: BulkAction,
  chosen: Chosen,
): Pick<BulkAction, 'deliveryDate' | 'courierId' | 'timeWindow'> {
  const isOpen = state === 'preview';
  const date = verb === 'changeDeliveryDate' ? (stored.deliveryDate ?? chosen.deliveryDate) : null;
  if (date === undefined) throw new Refusal('no-delivery-date', {});
  const courier = isOpen && verb === 'assign' ? chosen.courierId : stored.courierId;
  if (courier === undefined) throw new Refusal('courier-missing', {});
  const timeWindow = isOpen && verb === 'changeTimeWindow' ? chosen.timeWindow : stored.timeWindow;
  if (timeWindow === undefined) throw new Refusal('time-window-missing', {});
  return { deliveryDate: date, courierId: courier, timeWindow };
}

/** Keeps the changes made so far. @throws Refusal `no-bulk-action` or `forbidden` */
export async function cancelBulkAction(
  actor: Actor,
  { id, now }: { id: string; now: Date },
): Promise<void> {
  await loadBulkAction(actor, id);
  await transaction(async (tx) => {
    await tx.bulkAction.updateMany({
      where: { workspaceId: actor.workspaceId, id, appliedAt: { not: null } },
      data: { cancelledAt: now },
    });
    await endJob(tx, actor, id);
  });
}
