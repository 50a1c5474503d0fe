import { LOGGED_FIELDS, type Changes, type OrderEvent } from '@/lib/log/events';
import { Refusal } from '@/lib/refusal';

export type OrderStatus = 'ONGOING' | 'DELIVERED';

/** What people type about an order and may edit later. */
export type OrderDetails = {
  numberOfItems: number;
  /** Calendar date, `YYYY-MM-DD`. */
  deliveryDate: string;
  senderName: string;
  recipientName: string;
  recipientAddress: string;
};

/** The part of an order that its log entries tell, and that a replay of them gives back. */
export type OrderState = OrderDetails & { status: OrderStatus };

/** An order as a decision sees it. */
export type Order = OrderState & { id: string; orderId: string; version: number };

/** A change together with its event: neither can be written down without the other. `state` is null when the order ends. */
export type Decision = { event: OrderEvent; state: OrderState | null };

/** A new order, unless its Order ID is `taken` by another one of the workspace. */
export function decideCreate(
  taken: { id: string; orderId: string } | null,
  details: OrderDetails,
): Decision | Refusal {
  if (taken) return new Refusal('duplicate-order-id', taken);
  const state: OrderState = { ...details, status: 'ONGOING' };
  return { event: { action: 'Created', changes: difference(null, state) }, state };
}

/** The order with new details; everything but the Order ID may change. */
export function decideEdit(order: Order, details: OrderDetails): Decision | Refusal {
  const state: OrderState = { ...details, status: order.status };
  const changes = difference(order, state);
  if (Object.keys(changes).length === 0) {
    return new Refusal('unchanged', { orderId: order.orderId });
  }
  return { event: { action: 'Edited', changes }, state };
}

export function decideMarkDelivered(order: Order): Decision | Refusal {
  if (order.status === 'DELIVERED') {
    return new Refusal('already-delivered', { orderId: order.orderId });
  }
  const state: OrderState = { ...order, status: 'DELIVERED' };
  return { event: { action: 'Marked Delivered', changes: difference(order, state) }, state };
}

/** Takes a wrong "delivered" back. */
export function decideReopen(order: Order): Decision | Refusal {
  if (order.status === 'ONGOING') return new Refusal('not-delivered', { orderId: order.orderId });
  const state: OrderState = { ...order, status: 'ONGOING' };
  return { event: { action: 'Reopened', changes: difference(order, state) }, state };
}

/** The end of an order; its event keeps everything it said. */
export function decideDelete(order: Order): Decision {
  return { event: { action: 'Deleted', changes: difference(order, null) }, state: null };
}

/** The fields that differ between two states, null standing for "no order". */
function difference(before: OrderState | null, after: OrderState | null): Changes {
  const changes: Changes = {};
  for (const field of LOGGED_FIELDS) {
    const from = before?.[field] ?? null;
    const to = after?.[field] ?? null;
    if (from !== to) changes[field] = { from, to };
  }
  return changes;
}
