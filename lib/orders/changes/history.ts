import { describeEntry } from '@/lib/audit-log/describe';
import type { LogEntry } from '@/lib/audit-log/entry';
import { Refusal } from '@/lib/errors';
import { FIELD_KEYS } from '@/lib/orders/fields';
import type { Conflict } from './merge';
import type { Order, OrderState } from '@/lib/orders/order';

/** False for notes. */
export function changesOrder({ action }: LogEntry): boolean {
  return action !== 'Note Added';
}

/** Of `since`, oldest first, the entries after `version` still in effect: neither undos nor undone. Newest first. */
export function entriesInEffect(since: readonly LogEntry[], version: number): LogEntry[] {
  const undone = new Set<number>();
  return since.toReversed().filter(({ orderVersion, undoes }) => {
    if (undone.has(orderVersion!)) return false;
    if (undoes === null || undoes <= version) return true;
    undone.add(undoes);
    return false;
  });
}

const MOST_DESCRIBED = 3;

/** `since` holds the order's latest entries, oldest first. */
export function stateBefore(order: OrderState, since: readonly LogEntry[]): OrderState {
  const state: Record<string, unknown> = { ...order };
  for (const { changes } of [...since].reverse()) {
    for (const field of FIELD_KEYS) {
      const change = changes[field];
      if (change) state[field] = change.from;
    }
  }
  return state as OrderState;
}

export function describeChangesSince(since: readonly LogEntry[]): string[] {
  return since.slice(-MOST_DESCRIBED).map(describeEntry);
}

export function conflictRefusal(
  { id, orderId, version }: Order,
  {
    merged,
    conflicts,
    since,
  }: { merged: Partial<OrderState>; conflicts: Conflict[]; since: readonly LogEntry[] },
): Refusal<'conflict'> {
  const by = ({ field }: Conflict) =>
    since.findLast(({ changes }) => changes[field])?.actorName ?? null;
  return new Refusal('conflict', {
    id,
    orderId,
    version,
    merged,
    conflicts: conflicts.map((conflict) => ({ ...conflict, by: by(conflict) })),
    laterChanges: describeChangesSince(since),
  });
}
