import type { Actor } from '@/lib/auth/actor';
import type { Engine } from '@/lib/db/engine';
import { newId } from '@/lib/db/id';
import { entryHash, requestHash, type HashedEntry } from '@/lib/audit-log/integrity/hash';
import type { Decision, Order } from '@/lib/orders/order';
import { searchColumns } from '@/lib/orders/search-text';
import { Refusal } from '@/lib/errors';
import { stored } from '@/scripts/lib/rows';
import type { Driver } from './driver';

/** How each engine begins a transaction that writes. */
export const BEGIN: Record<Engine, string> = { sqlite: 'BEGIN IMMEDIATE', postgresql: 'BEGIN' };

/** Locks the log of a workspace and returns its head. */
export const LOCK = `UPDATE "Workspace" SET "logSeq" = "logSeq" + 0 WHERE "id" = $1 RETURNING "logSeq", "logHash"`;

/** Updates the counters of a workspace. */
export const COUNT = `
  UPDATE "Workspace" SET "ongoingCount" = "ongoingCount" + $1, "deliveredCount" = "deliveredCount" + $2
  WHERE "id" = $3`;

/**
 * Writes the same rows as one of our changes, in a transaction with the same statements and no query except for the head
 * of the log. `order` has version 0 if it is new.
 */
export async function bareChange(
  driver: Driver,
  { actor, engine }: { actor: Actor; engine: Engine },
  { order, decision }: { order: Order; decision: Decision | Refusal },
): Promise<Order> {
  if (decision instanceof Refusal || !decision.state) throw new Error('There is nothing to write.');
  const next: Order = { ...order, ...decision.state, version: order.version + 1 };
  await driver.run(BEGIN[engine]);
  const [head] = await driver.run(LOCK, [actor.workspaceId]);
  const at = new Date();
  const entry: HashedEntry = {
    id: newId(),
    workspaceId: actor.workspaceId,
    seq: Number(head!.logSeq) + 1,
    at,
    actorId: actor.userId,
    actorName: actor.name,
    action: decision.event.action,
    orderDbId: order.id,
    orderId: order.orderId,
    orderVersion: next.version,
    changes: JSON.stringify(decision.event.changes),
    operationId: newId(),
    requestHash: requestHash(actor.userId, [decision.event.action, decision.state]),
    previousHash: String(head!.logHash),
    groupId: null,
    undoes: null,
  };
  await insert(driver, 'Log', { ...entry, at: stored(at), hash: entryHash(entry) });
  await write(driver, actor, { before: order, next, at: stored(at) });
  const isDelivered = next.status === 'DELIVERED';
  const isCounted = order.version === 0 || order.status !== next.status;
  if (isCounted) {
    const ongoing = order.version === 0 ? 1 : isDelivered ? -1 : 1;
    const delivered = order.version === 0 ? 0 : -ongoing;
    await driver.run(COUNT, [ongoing, delivered, actor.workspaceId]);
  }
  await driver.run('COMMIT');
  return next;
}

async function write(
  driver: Driver,
  actor: Actor,
  { before, next, at }: { before: Order; next: Order; at: string },
): Promise<void> {
  const { id, orderId, ...state } = next;
  const isDelivered = next.status === 'DELIVERED' && before.status !== 'DELIVERED';
  const changed = {
    ...state,
    ...searchColumns(next),
    updatedAt: at,
    ...(isDelivered && { deliveredAt: at }),
  };
  if (before.version === 0) {
    const { workspaceId, userId: createdById } = actor;
    await insert(driver, 'Order', {
      ...changed,
      id,
      orderId,
      workspaceId,
      createdById,
      createdAt: at,
    });
    return;
  }
  const names = Object.keys(changed).map((name, index) => `"${name}" = $${index + 1}`);
  await driver.run(`UPDATE "Order" SET ${names.join(', ')} WHERE "id" = $${names.length + 1}`, [
    ...Object.values(changed),
    id,
  ]);
}

/** Inserts one row with a prepared statement. */
export async function insert(driver: Driver, table: string, row: object): Promise<void> {
  const names = Object.keys(row).map((name) => `"${name}"`);
  const values = names.map((_, index) => `$${index + 1}`);
  const sql = `INSERT INTO "${table}" (${names.join(', ')}) VALUES (${values.join(', ')})`;
  await driver.run(sql, Object.values(row));
}
