import type { Actor } from '@/lib/auth/actor';
import { statementsIn } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { deliverersOf } from '@/lib/audit-log/queries';
import { Refusal } from '@/lib/errors';
import { change, type ChangeResult, type VersionedRef } from '@/lib/orders/changes/change';
import {
  decideAttempt,
  decideCreate,
  decideDelete,
  decideEdit,
  decideMarkDelivered,
  decideNote,
  decideReopen,
  type Attempt,
} from '@/lib/orders/changes/decide';
import type { Order, OrderDetails } from './order';
import {
  loadWithHistory,
  takenIds,
  permissionToUndo,
  type OrderWithHistory,
} from '@/lib/orders/changes/load-history';
import { isAssignable, loadAtVersion, loadOrder, loadWithChangesSince } from './load';
import { stateBefore } from '@/lib/orders/changes/history';
import { decideUndo, type Undo } from '@/lib/orders/changes/undo';

export type { ChangeResult, VersionedRef };

export function createOrder(
  actor: Actor,
  input: OrderDetails & { operationId: string; orderId: string },
): Promise<ChangeResult> {
  const { operationId, orderId, ...details } = input;
  return change(actor, 'orders.create', {
    operationId,
    request: ['createOrder', orderId, details],
    load: async (tx) => ({
      id: newId(),
      orderId,
      version: 0,
      status: null,
      taken: (await takenIds(tx, actor, [orderId])).get(orderId) ?? null,
      isCourierValid: await isAssignable(tx, actor, { courierId: details.courierId, before: null }),
    }),
    decide: (order) =>
      order.isCourierValid ? decideCreate(order.taken, details) : new Refusal('no-courier', {}),
  });
}

/** @throws Refusal `conflict`, `unchanged`, `no-courier`, `not-found` or `deleted` */
export function editOrder(actor: Actor, input: OrderDetails & VersionedRef): Promise<ChangeResult> {
  const { operationId, id, version, ...details } = input;
  return change(actor, 'orders.edit', {
    operationId,
    request: ['editOrder', id, version, details],
    load: async (tx) => {
      const { order, since } = await loadWithChangesSince(tx, actor, { id, version });
      const before = stateBefore(order, since).courierId;
      const { courierId } = details;
      return {
        ...order,
        since,
        isCourierValid: await isAssignable(tx, actor, { courierId, before }),
      };
    },
    decide: ({ since, isCourierValid, ...order }) =>
      isCourierValid ? decideEdit(order, { since, details }) : new Refusal('no-courier', {}),
  });
}

/** @throws Refusal `stale` or `already-delivered` */
export function markDelivered(
  actor: Actor,
  { operationId, id, version }: VersionedRef,
): Promise<ChangeResult> {
  return change(actor, 'orders.deliver', {
    operationId,
    request: ['markDelivered', id, version],
    load: (tx) => loadAtVersion(tx, actor, { id, version }),
    decide: decideMarkDelivered,
  });
}

/** Others' changes stay. @throws Refusal `already-delivered`, `past-date`, or `stale` if someone else set another delivery date too */
export function recordAttempt(
  actor: Actor,
  { operationId, id, version, deviceTime, ...attempt }: VersionedRef & Attempt,
): Promise<ChangeResult> {
  return change(actor, 'orders.deliver', {
    operationId,
    request: ['recordAttempt', id, version, attempt],
    load: async (tx) => {
      const { order, since } = await loadWithChangesSince(tx, actor, { id, version });
      return { ...order, since };
    },
    decide: ({ since, ...order }) =>
      decideAttempt(order, {
        ...attempt,
        deviceTime,
        since,
        now: new Date(),
        timeZone: actor.timeZone,
      }),
  });
}

/** Whatever the order's version: a note changes no field. */
export function addNote(
  actor: Actor,
  { operationId, id, note }: { operationId: string; id: string; note: string },
): Promise<ChangeResult> {
  return change(actor, 'orders.note', {
    operationId,
    request: ['addNote', id, note],
    load: (tx) => loadOrder(tx, actor, id),
    decide: (order) => decideNote(order, note),
  });
}

/** @throws Refusal `stale`, `not-delivered` or `forbidden`: couriers may reopen only what they delivered */
export function reopenOrder(
  actor: Actor,
  { operationId, id, version }: VersionedRef,
): Promise<ChangeResult> {
  type Delivered = Order & { delivererId: string | undefined };
  const permission = ({ delivererId }: Delivered) =>
    delivererId === actor.userId ? 'orders.reopenOwn' : 'orders.reopen';
  return change(actor, permission, {
    operationId,
    request: ['reopenOrder', id, version],
    load: async (tx) => ({
      ...(await loadAtVersion(tx, actor, { id, version })),
      delivererId: (await deliverersOf(statementsIn(tx), actor, [id])).get(id),
    }),
    decide: ({ delivererId: _, ...order }) => decideReopen(order),
  });
}

/** @throws Refusal `stale`, `not-found` or `deleted` */
export function deleteOrder(
  actor: Actor,
  { operationId, id, version }: VersionedRef,
): Promise<ChangeResult> {
  return change(actor, 'orders.delete', {
    operationId,
    request: ['deleteOrder', id, version],
    load: (tx) => loadAtVersion(tx, actor, { id, version }),
    decide: decideDelete,
  });
}

/** @throws Refusal `conflict` if a later change is in the way that the person hasn't seen, or `already-undone` */
export function undoEntry(
  actor: Actor,
  { operationId, id, ...undo }: { operationId: string; id: string } & Undo,
): Promise<ChangeResult> {
  return change(actor, (past: OrderWithHistory) => permissionToUndo(past, undo.version), {
    operationId,
    request: ['undoEntry', id, undo],
    load: (tx) => loadWithHistory(tx, actor, id),
    decide: (past) => decideUndo(past, undo),
  });
}
