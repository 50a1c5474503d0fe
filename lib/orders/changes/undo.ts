import type { LogEntry } from '@/lib/audit-log/entry';
import { isOrderAction, isUndoable, ORDER_ACTIONS } from '@/lib/audit-log/actions';
import { Refusal } from '@/lib/errors';
import {
  type AttemptField,
  FIELD_KEYS,
  isAttemptField,
  NO_ATTEMPTS,
  NO_OPTIONAL_DETAILS,
} from '@/lib/orders/fields';
import { decideChange, decideDelete, decideRestore } from './decide';
import { merge, type Choices } from './merge';
import type { Decision, Order, OrderState } from '@/lib/orders/order';
import { changesOrder, conflictRefusal, entriesInEffect, stateBefore } from './history';

/** `order` is null if deleted; `history` is oldest first. */
export type Past = {
  order: Order | null;
  history: readonly LogEntry[];
  /** Another order that has the Order ID now. */
  taken: { id: string; orderId: string } | null;
};

export type Undo = {
  version: number;
  /** The order version that the person saw: choices apply to it, and later changes may be overwritten. */
  seen?: number | undefined;
  choices?: Choices | undefined;
  ifUntouched?: boolean;
};

/** A field that changed again since is a conflict. Undoing an undo restores what it undid. */
export function decideUndo(past: Past, undo: Undo): Decision | Refusal {
  const decision = revert(past, undo);
  if (decision instanceof Refusal) return decision;
  const { event, state } = decision;
  const isAgain = state?.status === 'DELIVERED' && past.order?.status !== 'DELIVERED';
  const deliveredAt = isAgain ? deliveredSince(past.history, undo.version - 1) : null;
  if (!deliveredAt) return { event: { ...event, undoes: undo.version }, state };
  const changes = {
    ...event.changes,
    deliveredAt: { from: null, to: deliveredAt.toISOString() },
  };
  return { event: { ...event, changes, undoes: undo.version }, state, deliveredAt };
}

function revert(
  { order, history, taken }: Past,
  { version, seen, choices, ifUntouched = false }: Undo,
): Decision | Refusal {
  const entry = history.find(({ orderVersion }) => orderVersion === version);
  if (!entry || !isUndoable(entry.action)) return new Refusal('not-found', {});
  const orderId = entry.orderId ?? '';
  const alreadyUndone = new Refusal('already-undone', { orderId });
  const since = history.filter(({ orderVersion }) => orderVersion! > version);
  const inEffect = entriesInEffect(since, version);
  if (entry.action === 'Deleted') {
    // Restored since; what was deleted later may have other values.
    return order || inEffect.length > 0
      ? alreadyUndone
      : decideRestore(taken, stateBefore(NO_OPTIONAL_DETAILS as OrderState, [entry]));
  }
  if (!order) {
    const last = history.at(-1);
    return createsOrder(entry)
      ? alreadyUndone
      : new Refusal('deleted', { orderId, by: last?.actorName ?? '' });
  }
  // A deletion would take unseen notes with it.
  const changed = createsOrder(entry) ? since : since.filter(changesOrder);
  if (ifUntouched && changed.length > 0) {
    return conflictRefusal(order, { merged: {}, conflicts: [], since });
  }
  const isSeen = seen !== undefined && changed.every(({ orderVersion }) => orderVersion! <= seen);
  if (createsOrder(entry)) {
    return since.length === 0 || isSeen
      ? decideDelete(order)
      : conflictRefusal(order, { merged: {}, conflicts: [], since });
  }
  const { merged, conflicts } = merge(sides(order, entry), isSeen ? choices : {}, (field) =>
    inEffect.some(({ changes }) => changes[field]),
  );
  if (conflicts.length > 0) return conflictRefusal(order, { merged, conflicts, since });
  const attempts = entry.changes.attempts && attemptsAfterUndo(order, { history, version });
  const decision = decideChange(order, { ...order, ...merged, ...attempts });
  return decision instanceof Refusal ? alreadyUndone : decision;
}

/** Undoing such an entry deletes the order. */
function createsOrder({ action }: LogEntry): boolean {
  return isOrderAction(action) && ORDER_ACTIONS[action].needs !== 'order';
}

/** An undo as a merge: base is what the entry set, yours what was before, theirs what is now. */
function sides(order: Order, { changes }: LogEntry) {
  type Side = Partial<OrderState>;
  const of = (value: (field: keyof OrderState) => unknown) =>
    Object.fromEntries(
      FIELD_KEYS.filter((field) => changes[field] && !isAttemptField(field)).map((field) => [
        field,
        value(field),
      ]),
    ) as Side;
  return {
    base: of((field) => changes[field]?.to),
    yours: of((field) => changes[field]?.from),
    theirs: of((field) => order[field]),
  };
}

/** Each attempt counts separately: undoing one leaves the others, whichever came last. */
function attemptsAfterUndo(
  order: Order,
  { history, version }: { history: readonly LogEntry[]; version: number },
): Pick<OrderState, AttemptField> {
  const undo = { ...history.at(-1)!, orderVersion: order.version + 1, undoes: version };
  const failed = entriesInEffect([...history, undo], 0).filter(
    ({ action }) => action === 'Attempt Failed',
  );
  const last = failed.at(0);
  if (!last) return NO_ATTEMPTS;
  const { attemptReason, attemptedAt, attemptedFor } = stateBefore(
    order,
    history.filter(({ orderVersion }) => orderVersion! > last.orderVersion!),
  );
  return { attempts: failed.length, attemptReason, attemptedAt, attemptedFor };
}

/** When the order as of `version` was delivered; null if it wasn't. */
function deliveredSince(history: readonly LogEntry[], version: number): Date | null {
  let since: Date | null = null;
  for (const { orderVersion, action, changes, at } of history) {
    if (orderVersion! > version) break;
    const kept = changes.deliveredAt?.to;
    if (action === 'Reopened') since = null;
    else if (typeof kept === 'string') since = new Date(kept);
    else if (action === 'Marked Delivered') since = at;
  }
  return since;
}
