import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/db/id';
import { deliverersOf, entriesSince } from '@/lib/audit-log/queries';
import { Refusal } from '@/lib/errors';
import { change, type ChangeResult, type VersionedRef } from '@/lib/orders/changes/change';
import {
  decideCreate,
  decideDelete,
  decideEdit,
  decideMarkDelivered,
  decideReopen,
} from '@/lib/orders/changes/decide';
import type { Order, OrderDetails } from './order';
import {
  loadWithHistory,
  permissionToUndo,
  type OrderWithHistory,
} from '@/lib/orders/changes/load-history';
import { loadOrder, loadAtVersion, isAssignable } from './load';
import { stateBefore } from '@/lib/orders/changes/history';
import { decideUndo, type Undo } from '@/lib/orders/changes/undo';

export type { ChangeResult as Answer, VersionedRef as Seen };

/** Takes a new order in. Refuses a taken Order ID, and a courier who is none. */
export function createOrder(
  actor: Actor,
  input: OrderDetails & { operationId: string; orderId: string },
): Promise<ChangeResult> {
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
      mayHave: await isAssignable(tx, actor, { courierId: details.courierId, before: null }),
    }),
    decide: (order) =>
      order.mayHave ? decideCreate(order.taken, details) : new Refusal('no-courier', {}),
  });
}

/**
 * Changes those details that are other than at `version`, whatever others did to the rest since. Refuses a conflict, an
 * edit that changes nothing, and a courier who is none.
 */
export function editOrder(actor: Actor, input: OrderDetails & VersionedRef): Promise<ChangeResult> {
  const { operationId, id, version, ...details } = input;
  return change(actor, 'orders.edit', {
    operationId,
    asked: ['editOrder', id, version, details],
    load: async (tx) => {
      const order = await loadOrder(tx, actor, id);
      const isBehind = order.version > version;
      if (!isBehind) await loadAtVersion(tx, actor, { id, version });
      const since = isBehind ? await entriesSince(tx, actor, { id, version }) : [];
      const before = stateBefore(order, since).courierId;
      const { courierId } = details;
      return { ...order, since, mayHave: await isAssignable(tx, actor, { courierId, before }) };
    },
    decide: ({ since, mayHave, ...order }) =>
      mayHave ? decideEdit(order, { since, details }) : new Refusal('no-courier', {}),
  });
}

/** Refuses a stale version, and an order that is delivered already. */
export function markDelivered(
  actor: Actor,
  { operationId, id, version }: VersionedRef,
): Promise<ChangeResult> {
  return change(actor, 'orders.deliver', {
    operationId,
    asked: ['markDelivered', id, version],
    load: (tx) => loadAtVersion(tx, actor, { id, version }),
    decide: decideMarkDelivered,
  });
}

/**
 * Takes a wrong "delivered" back: couriers their own, others everybody's. Refuses a stale version, and an order that is
 * not delivered.
 */
export function reopenOrder(
  actor: Actor,
  { operationId, id, version }: VersionedRef,
): Promise<ChangeResult> {
  type Delivered = Order & { delivererId: string | undefined };
  const permission = ({ delivererId }: Delivered) =>
    delivererId === actor.userId ? 'orders.reopenOwn' : 'orders.reopen';
  return change(actor, permission, {
    operationId,
    asked: ['reopenOrder', id, version],
    load: async (tx) => ({
      ...(await loadAtVersion(tx, actor, { id, version })),
      delivererId: (await deliverersOf(tx, actor, [id])).get(id),
    }),
    decide: ({ delivererId: _, ...order }) => decideReopen(order),
  });
}

/** Removes the order; its log entries stay and tell everything it said. Refuses a stale version. */
export function deleteOrder(
  actor: Actor,
  { operationId, id, version }: VersionedRef,
): Promise<ChangeResult> {
  return change(actor, 'orders.delete', {
    operationId,
    asked: ['deleteOrder', id, version],
    load: (tx) => loadAtVersion(tx, actor, { id, version }),
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
): Promise<ChangeResult> {
  return change(actor, (past: OrderWithHistory) => permissionToUndo(past, undo.version), {
    operationId,
    asked: ['undoEntry', id, undo],
    load: (tx) => loadWithHistory(tx, actor, id),
    decide: (past) => decideUndo(past, undo),
  });
}
