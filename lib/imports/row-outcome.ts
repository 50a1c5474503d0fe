import type { Changes } from '@/lib/audit-log/actions';
import { NO_OPTIONAL_DETAILS } from '@/lib/orders/fields';
import { differences, stateOf, type Order, type OrderState } from '@/lib/orders/order';
import type { ImportedOrder, ParsedRow, RowOutcome } from './import';

/** What is to be done about an order of the file, with what differs from the one that is there. */
export type RowDecision = { verdict: RowOutcome; changes: Changes | null };

/**
 * Judges what was read of an order against the one that is there. `touched` are the fields that people changed since it
 * was last imported; null where it never was. What they changed, and the file says otherwise, is a conflict.
 */
export function decideRow(
  { order, isLeftOut }: ParsedRow,
  existing: Order | undefined,
  { touched, fileWins }: { touched: ReadonlySet<string> | null; fileWins: boolean },
): RowDecision {
  if (isLeftOut) return { verdict: 'leftOut', changes: null };
  if (!order) return { verdict: 'error', changes: null };
  if (!existing) return { verdict: 'create', changes: null };
  const changes = differences(existing, orderStateOf(order, existing));
  const fields = Object.keys(changes);
  if (fields.length === 0) return { verdict: 'identical', changes: null };
  const isConflict = !fileWins && fields.some((field) => touched?.has(field));
  return { verdict: isConflict ? 'conflict' : 'update', changes };
}

/** What the log tells of an order, from what a file says; files say nothing of couriers, so it keeps the one it has. */
export function orderStateOf(
  { deliveredAt: _, status, ...details }: ImportedOrder,
  existing: Order | undefined,
): OrderState {
  return stateOf(details, { ...(existing ?? NO_OPTIONAL_DETAILS), status });
}

/** What was read of an order; where the file does not tell its status, it keeps the one that it has. */
export function withStatus(reading: ParsedRow, existing: Order | undefined): ParsedRow {
  if (reading.isStatusTold || !existing || !reading.order) return reading;
  return { ...reading, order: { ...reading.order, status: existing.status } };
}

/** Everything that a file says of an order, as the log tells of an order that begins. */
export function changesFromImport(order: ImportedOrder): Changes {
  return differences(null, orderStateOf(order, undefined));
}
