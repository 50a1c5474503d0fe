import type { LogEntry } from '@/lib/audit-log/entry';
import { isOrderAction, ORDER_ACTIONS } from '@/lib/audit-log/actions';
import { Refusal } from '@/lib/errors';
import { FIELD_KEYS, NO_OPTIONAL_DETAILS } from '@/lib/orders/fields';
import { decideChange, decideDelete, decideRestore } from './decide';
import { merge, type Choices } from './merge';
import type { Decision, Order, OrderState } from '@/lib/orders/order';
import { conflictRefusal, stateBefore } from './history';

/** What an undo is about: the order as it is now, null where it is deleted, and all that happened to it, oldest first. */
export type Past = {
  order: Order | null;
  history: readonly LogEntry[];
  /** The order that has its Order ID now, where that is another one. */
  taken: { id: string; orderId: string } | null;
};

/** Which entry is taken back: the one that made `version`. */
export type Undo = {
  version: number;
  /** The version of the order that the person has looked at; only then do choices hold, and later changes may go too. */
  seen?: number | undefined;
  choices?: Choices | undefined;
  /** Only where nobody changed the order since, whatever it was that they changed. */
  ifUntouched?: boolean;
};

/**
 * Takes one entry back, as a new change: each field that it changed gets back what it said before, unless somebody
 * changed it again since, which is a conflict. The undo of an undo is what the first one took back.
 */
export function decideUndo(past: Past, undo: Undo): Decision | Refusal {
  const decision = takeBack(past, undo);
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

function takeBack(
  { order, history, taken }: Past,
  { version, seen, choices, ifUntouched = false }: Undo,
): Decision | Refusal {
  const entry = history.find(({ orderVersion }) => orderVersion === version);
  if (!entry) return new Refusal('not-found', {});
  const orderId = entry.orderId ?? '';
  const done = new Refusal('already-undone', { orderId });
  const since = history.filter(({ orderVersion }) => orderVersion! > version);
  const standing = standingOf(since, version);
  if (entry.action === 'Deleted') {
    // It came back since, and what was deleted later may say something else.
    return order || standing.length > 0
      ? done
      : decideRestore(taken, stateBefore(NO_OPTIONAL_DETAILS as OrderState, [entry]));
  }
  if (!order) {
    const last = history.at(-1);
    return isBeginning(entry)
      ? done
      : new Refusal('deleted', { orderId, by: last?.actorName ?? '' });
  }
  if (ifUntouched && since.length > 0) {
    return conflictRefusal(order, { merged: {}, conflicts: [], since });
  }
  const isSeen = seen === order.version;
  if (isBeginning(entry)) {
    return since.length === 0 || isSeen
      ? decideDelete(order)
      : conflictRefusal(order, { merged: {}, conflicts: [], since });
  }
  const { merged, conflicts } = merge(sides(order, entry), isSeen ? choices : {}, (field) =>
    standing.some(({ changes }) => changes[field]),
  );
  if (conflicts.length > 0) return conflictRefusal(order, { merged, conflicts, since });
  const decision = decideChange(order, { ...order, ...merged });
  return decision instanceof Refusal ? done : decision;
}

/** Those of the entries after `version` that still hold: without undos among them, and without what these took back. */
function standingOf(since: readonly LogEntry[], version: number): LogEntry[] {
  const undone = new Set<number>();
  return since.toReversed().filter(({ orderVersion, undoes }) => {
    if (undone.has(orderVersion!)) return false;
    if (undoes === null || undoes <= version) return true;
    undone.add(undoes);
    return false;
  });
}

/** Whether the entry made the order, which ends when that is taken back. */
function isBeginning({ action }: LogEntry): boolean {
  return isOrderAction(action) && ORDER_ACTIONS[action].needs !== 'order';
}

/** Taking an entry back as one side of a merge: from what it made, yours is what was before, theirs what is now. */
function sides(order: Order, { changes }: LogEntry) {
  type Side = Partial<OrderState>;
  const of = (value: (field: keyof OrderState) => unknown) =>
    Object.fromEntries(
      FIELD_KEYS.filter((field) => changes[field]).map((field) => [field, value(field)]),
    ) as Side;
  return {
    base: of((field) => changes[field]?.to),
    yours: of((field) => changes[field]?.from),
    theirs: of((field) => order[field]),
  };
}

/** Since when an order was delivered after the entry that made `version`; null where it was not. */
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
