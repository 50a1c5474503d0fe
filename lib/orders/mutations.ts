import type { Actor } from '@/lib/auth/actor';
import { newId } from '@/lib/db/id';
import { change, type Answer, type Seen } from './change';
import {
  decideCreate,
  decideDelete,
  decideEdit,
  decideMarkDelivered,
  decideReopen,
  type OrderDetails,
} from './order';
import { loadSeen } from './rows';

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

/** Changes everything but the Order ID. Refuses a stale version, and an edit that changes nothing. */
export function editOrder(actor: Actor, input: OrderDetails & Seen): Promise<Answer> {
  const { operationId, id, version, ...details } = input;
  return change(actor, 'orders.edit', {
    operationId,
    asked: ['editOrder', id, version, details],
    load: (tx) => loadSeen(tx, actor, { id, version }),
    decide: (order) => decideEdit(order, details),
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
