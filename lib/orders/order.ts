import type { LogEntry } from '@/lib/log/entry';
import { LOGGED_FIELDS, type Changes, type OrderEvent } from '@/lib/log/events';
import { Refusal } from '@/lib/refusal';
import { merge } from './merge';
import { conflictRefusal, stateBefore } from './since';

export type OrderStatus = 'ONGOING' | 'DELIVERED';

/** What people type about an order and may edit later. */
export type OrderDetails = {
  numberOfItems: number;
  /** Calendar date, `YYYY-MM-DD`. */
  deliveryDate: string;
  senderName: string;
  recipientName: string;
  recipientAddress: string;
  /** The id of the user who is to deliver it, null for nobody. Not given: as it was, and nobody for a new order. */
  courierId?: string | null | undefined;
};

/** The part of an order that its log entries tell, and that a replay of them gives back. */
export type OrderState = OrderDetails & { courierId: string | null; status: OrderStatus };

/** An order as a decision sees it. */
export type Order = OrderState & { id: string; orderId: string; version: number };

/** What a change is about: no status stands for an order that is not there, version 0 for one that never was. */
export type Subject = {
  id: string;
  orderId: string;
  version: number;
  status: OrderStatus | null;
  /** By whom and when it was made, where it comes back. */
  created?: { byId: string; at: Date };
};

/**
 * A change together with its event: neither can be written down without the other. `state` is null when the order ends.
 * `deliveredAt` is since when it is delivered, where that is not the moment of the change.
 */
export type Decision = { event: OrderEvent; state: OrderState | null; deliveredAt?: Date };

/** A new order, unless its Order ID is `taken` by another one of the workspace. */
export function decideCreate(
  taken: { id: string; orderId: string } | null,
  details: OrderDetails,
): Decision | Refusal {
  if (taken) return new Refusal('duplicate-order-id', taken);
  const state: OrderState = {
    ...details,
    courierId: details.courierId ?? null,
    status: 'ONGOING',
  };
  return { event: { action: 'Created', changes: differences(null, state) }, state };
}

/**
 * The order with those of the `details` changed that are other than the person saw them; everything but the Order ID may
 * change. What others changed `since` stays, but for the same field changed to something else: then it is refused.
 */
export function decideEdit(
  order: Order,
  { since, details }: { since: readonly LogEntry[]; details: OrderDetails },
): Decision | Refusal {
  const { merged, conflicts } = merge({
    base: detailsOf(stateBefore(order, since)),
    yours: detailsOf(details),
    theirs: detailsOf(order),
  });
  if (conflicts.length > 0) return conflictRefusal(order, { merged, conflicts, since });
  const { courierId = order.courierId } = merged;
  return decideChange(order, { ...merged, courierId, status: order.status });
}

/**
 * A new order as a file tells it, unless its Order ID is `taken`; where it is delivered, since `deliveredAt`.
 */
export function decideImport(
  taken: { id: string; orderId: string } | null,
  { state, deliveredAt }: { state: OrderState; deliveredAt: Date },
): Decision | Refusal {
  if (taken) return new Refusal('duplicate-order-id', taken);
  return deliveredSince(
    { event: { action: 'Imported', changes: differences(null, state) }, state },
    deliveredAt,
  );
}

/** The order as a file tells it; where that makes it delivered, since `deliveredAt`. */
export function decideImportedChange(
  order: Order,
  { state, deliveredAt }: { state: OrderState; deliveredAt: Date },
): Decision | Refusal {
  const decision = decideChange(order, state);
  const isDelivery = order.status !== 'DELIVERED';
  return decision instanceof Refusal || !isDelivery
    ? decision
    : deliveredSince(decision, deliveredAt);
}

/** A decision that makes an order delivered at another moment than its own. */
function deliveredSince(decision: Decision, deliveredAt: Date): Decision {
  const { event, state } = decision;
  if (state?.status !== 'DELIVERED') return decision;
  const told = { from: null, to: deliveredAt.toISOString() };
  return {
    event: { ...event, changes: { ...event.changes, deliveredAt: told } },
    state,
    deliveredAt,
  };
}

/** The order with other details or another status, and the event that fits. */
export function decideChange(order: Order, state: OrderState): Decision | Refusal {
  const changes = differences(order, state);
  if (Object.keys(changes).length === 0) {
    return new Refusal('unchanged', { orderId: order.orderId });
  }
  const action = !changes.status
    ? 'Edited'
    : state.status === 'DELIVERED'
      ? 'Marked Delivered'
      : 'Reopened';
  return { event: { action, changes }, state };
}

export function decideMarkDelivered(order: Order): Decision | Refusal {
  if (order.status === 'DELIVERED') {
    return new Refusal('already-delivered', { orderId: order.orderId });
  }
  return decideChange(order, { ...order, status: 'DELIVERED' });
}

/** Takes a wrong "delivered" back. */
export function decideReopen(order: Order): Decision | Refusal {
  if (order.status === 'ONGOING') return new Refusal('not-delivered', { orderId: order.orderId });
  return decideChange(order, { ...order, status: 'ONGOING' });
}

/** The end of an order; its event keeps everything it said. */
export function decideDelete(order: Order): Decision {
  return { event: { action: 'Deleted', changes: differences(order, null) }, state: null };
}

/** The return of a deleted order to what it said before its end, unless its Order ID is `taken` again. */
export function decideRestore(
  taken: { id: string; orderId: string } | null,
  state: OrderState,
): Decision | Refusal {
  if (taken) return new Refusal('duplicate-order-id', taken);
  return { event: { action: 'Restored', changes: differences(null, state) }, state };
}

/** The part of an order that people edit. */
export function detailsOf(order: OrderDetails): OrderDetails {
  const { numberOfItems, deliveryDate, senderName, recipientName, recipientAddress } = order;
  const details = { numberOfItems, deliveryDate, senderName, recipientName, recipientAddress };
  return order.courierId === undefined ? details : { ...details, courierId: order.courierId };
}

/** The fields that differ between two states, null standing for "no order". */
export function differences(before: OrderState | null, after: OrderState | null): Changes {
  const changes: Changes = {};
  for (const field of LOGGED_FIELDS) {
    const from = before?.[field] ?? null;
    const to = after?.[field] ?? null;
    if (from !== to) changes[field] = { from, to };
  }
  return changes;
}
