import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/db/id';
import { entriesSince } from '@/lib/log/queries';
import { change, type Answer, type Seen } from './change';
import {
  decideCreate,
  decideDelete,
  decideEdit,
  decideMarkDelivered,
  decideReopen,
  type OrderDetails,
} from './order';
import { loadPast, permissionToUndo, type PastSubject } from './past';
import { loadOrder, loadSeen } from './rows';
import { decideUndo, type Undo } from './undo';

export type { Answer, Seen };

/** Takes a new order in. Refuses a taken Order ID. */
export function createOrder(
  actor: Actor,
  input: OrderDetails & { operationId: string; orderId: string },
): Promise<Answer> {
  const { operationId, orderId, ...details } = input;
  return change(actor, 'orders.create', {
    operationId,
    asked: ['createOrder', orderId, details],
    load: async (tx) => ({
      id: newId(),
      orderId,
      version: 0,
      status: null,
      taken: await tx.order.findUnique({
        where: { workspaceId_orderId: { workspaceId: actor.workspaceId, orderId } },
        select: { id: true, orderId: true },
      }),
    }),
    decide: ({ taken }) => decideCreate(taken, details),
  });
}

/**
 * Changes those details that are other than at `version`, whatever others did to the rest since. Refuses a conflict, and
 * an edit that changes nothing.
 */
export function editOrder(actor: Actor, input: OrderDetails & Seen): Promise<Answer> {
  const { operationId, id, version, ...details } = input;
  return change(actor, 'orders.edit', {
    operationId,
    asked: ['editOrder', id, version, details],
    load: async (tx) => {
      const order = await loadOrder(tx, actor, id);
      const isBehind = order.version > version;
      if (!isBehind) return { ...(await loadSeen(tx, actor, { id, version })), since: [] };
      return { ...order, since: await entriesSince(tx, actor, { id, version }) };
    },
    decide: ({ since, ...order }) => decideEdit(order, { since, details }),
  });
}

/** Refuses a stale version, and an order that is delivered already. */
export function markDelivered(actor: Actor, { operationId, id, version }: Seen): Promise<Answer> {
  return change(actor, 'orders.deliver', {
    operationId,
    asked: ['markDelivered', id, version],
    load: (tx) => loadSeen(tx, actor, { id, version }),
    decide: decideMarkDelivered,
  });
}

/** Takes a wrong "delivered" back. Refuses a stale version, and an order that is not delivered. */
export function reopenOrder(actor: Actor, { operationId, id, version }: Seen): Promise<Answer> {
  return change(actor, 'orders.reopen', {
    operationId,
    asked: ['reopenOrder', id, version],
    load: (tx) => loadSeen(tx, actor, { id, version }),
    decide: decideReopen,
  });
}

/** Removes the order; its log entries stay and tell everything it said. Refuses a stale version. */
export function deleteOrder(actor: Actor, { operationId, id, version }: Seen): Promise<Answer> {
  return change(actor, 'orders.delete', {
    operationId,
    asked: ['deleteOrder', id, version],
    load: (tx) => loadSeen(tx, actor, { id, version }),
    decide: decideDelete,
  });
}

/**
 * Takes the entry back that made `version` of the order, as a new change. Refuses where a later change is in the way
 * that the person has not seen, and where there is nothing to take back.
 */
export function undoEntry(
  actor: Actor,
  { operationId, id, ...undo }: { operationId: string; id: string } & Undo,
): Promise<Answer> {
  return change(actor, (past: PastSubject) => permissionToUndo(past, undo.version), {
    operationId,
    asked: ['undoEntry', id, undo],
    load: (tx) => loadPast(tx, actor, id),
    decide: (past) => decideUndo(past, undo),
  });
}
