import type { LogEntry } from '@/lib/audit-log/entry';
import { calendarDate } from '@/lib/dates';
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
import { attemptTime } from '@/lib/orders/attempt';
import { NO_OPTIONAL_DETAILS } from '@/lib/orders/fields';
import { conflictRefusal, describeChangesSince, stateBefore } from './history';
import { merge } from './merge';

export function decideCreate(
  taken: { id: string; orderId: string } | null,
  details: OrderDetails,
): Decision | Refusal {
  if (taken) return new Refusal('duplicate-order-id', taken);
  const state = stateOf(details, { ...NO_OPTIONAL_DETAILS, status: 'ONGOING' });
  return { event: { action: 'Created', changes: differences(null, state) }, state };
}

/** Keeps what others changed in `since`; the same field changed to another value is a conflict. */
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

/** `deliveredAt` applies only if this change delivers the order. */
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

function deliveredSince(decision: Decision, deliveredAt: Date): Decision {
  const { event, state } = decision;
  if (state?.status !== 'DELIVERED') return decision;
  const delivery = { from: null, to: deliveredAt.toISOString() };
  return {
    event: { ...event, changes: { ...event.changes, deliveredAt: delivery } },
    state,
    deliveredAt,
  };
}

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

export function decideReopen(order: Order): Decision | Refusal {
  if (order.status === 'ONGOING') return new Refusal('not-delivered', { orderId: order.orderId });
  return decideChange(order, { ...order, status: 'ONGOING' });
}

export type Attempt = {
  reason: string;
  note: string | null;
  /** ISO 8601. */
  deviceTime: string | null;
  /** `YYYY-MM-DD`; null leaves it. */
  nextDate: string | null;
};

/** The attempt was for the delivery date that the person saw; one that others set in `since` stays. */
export function decideAttempt(
  order: Order,
  {
    since,
    now,
    timeZone,
    ...attempt
  }: Attempt & {
    since: readonly LogEntry[];
    now: Date;
    timeZone: string;
  },
): Decision | Refusal {
  const { id, orderId, version } = order;
  if (order.status === 'DELIVERED') return new Refusal('already-delivered', { orderId });
  const attemptedFor = stateBefore(order, since).deliveryDate;
  const { reason, note, nextDate } = attempt;
  const at = attemptTime(attempt.deviceTime, now);
  if (nextDate !== null && nextDate < calendarDate(at, timeZone)) {
    return new Refusal('past-date', {});
  }
  const isMoved = attemptedFor !== order.deliveryDate;
  if (nextDate !== null && isMoved && nextDate !== order.deliveryDate) {
    return new Refusal('stale', {
      id,
      orderId,
      version,
      laterChanges: describeChangesSince(since),
    });
  }
  const state = {
    ...order,
    deliveryDate: nextDate ?? order.deliveryDate,
    attempts: (order.attempts ?? 0) + 1,
    attemptReason: reason,
    attemptedAt: at.toISOString(),
    attemptedFor,
  };
  const changes = { ...differences(order, state), ...(note !== null && noteChange(note)) };
  return { event: { action: 'Attempt Failed', changes }, state };
}

export function decideNote(order: Order, note: string): Decision {
  return { event: { action: 'Note Added', changes: noteChange(note) }, state: order };
}

function noteChange(note: string) {
  return { note: { from: null, to: note } };
}

export function decideDelete(order: Order): Decision {
  return { event: { action: 'Deleted', changes: differences(order, null) }, state: null };
}

export function decideRestore(
  taken: { id: string; orderId: string } | null,
  state: OrderState,
): Decision | Refusal {
  if (taken) return new Refusal('duplicate-order-id', taken);
  return { event: { action: 'Restored', changes: differences(null, state) }, state };
}
