import type { LogEntry } from '@/lib/audit-log/entry';
import { Refusal } from '@/lib/errors';
import {
  type Decision,
  detailsOf,
  differences,
  type Order,
  type OrderDetails,
  type OrderState,
  stateOf,
} from '@/lib/orders/order';
import { NO_OPTIONAL_DETAILS } from '@/lib/orders/fields';
import { conflictRefusal, stateBefore } from './history';
import { merge } from './merge';

/** A new order, unless its Order ID is `taken` by another one of the workspace. */
export function decideCreate(
  taken: { id: string; orderId: string } | null,
  details: OrderDetails,
): Decision | Refusal {
  if (taken) return new Refusal('duplicate-order-id', taken);
  const state = stateOf(details, { ...NO_OPTIONAL_DETAILS, status: 'ONGOING' });
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
  return decideChange(order, stateOf(merged, order));
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
