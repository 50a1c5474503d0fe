import { shownChanges, type ShownChange } from '@/lib/audit-log/describe';
import type { Dispute, ImportedRow, Problem, RowOutcome } from './import';
import { describeField } from '@/lib/orders/describe';
import type { OrderField } from '@/lib/orders/fields';
import * as messages from './messages';
import type { ListedOrder } from './outcomes';
import { changesFromImport } from './row-outcome';

/** What the page shows of an order. What an order doesn't have is left out, to keep pages small. */
export type OutcomeLine = {
  line: number;
  orderId?: string;
  /** The order's key, if it exists. */
  id?: string;
  outcome: RowOutcome;
  /** Why it wasn't imported. */
  refusal?: string;
  changes?: ShownChange[];
  disputes?: ShownDispute[];
  problems?: { place: string; text: string }[];
  /** Rows with invalid cells, for someone who may fix them. */
  rows?: RowToFix[];
  notes?: string[];
};

/** `imported` is left out if the order was never imported. */
export type ShownDispute = { name: string; here: string; file: string; imported?: string };

export type RowToFix = {
  position: number;
  line: number;
  invalid: { column: number; name: string; value: string; error: string }[];
  others: [column: number, value: string][];
};

/** `shown` are the indexes of the mapped columns. */
export function describeOutcome(
  order: ListedOrder,
  { isFixable, shown }: { isFixable: boolean; shown: readonly number[] },
): OutcomeLine {
  const { line, orderId, orderDbId, outcome, refusal, notes } = order;
  const changes = changesOf(order);
  // Only problems with a cell can be fixed in one.
  const problems = isFixable
    ? order.problems.filter(({ column }) => column === null)
    : order.problems;
  const rows = isFixable ? order.rows.map((row) => rowToFix(row, order.problems, shown)) : [];
  return {
    line,
    ...(orderId !== null && { orderId }),
    ...(orderDbId !== null && { id: orderDbId }),
    outcome,
    ...(refusal && { refusal: messages.refusalText(refusal) }),
    ...(changes && { changes }),
    ...(order.disputes.length > 0 && { disputes: order.disputes.map(shownDispute) }),
    ...(problems.length > 0 && {
      problems: problems.map((problem) => ({
        place: messages.problemPlace(problem),
        text: problem.text,
      })),
    }),
    ...(rows.length > 0 && { rows }),
    ...(notes.length > 0 && { notes }),
  };
}

function changesOf({ outcome, changes, order }: ListedOrder): ShownChange[] | null {
  if (Object.keys(changes).length > 0) return shownChanges('Edited', changes);
  // Of an existing order, only what differs.
  const isNew = outcome === 'create' || outcome === 'identical';
  return order && isNew ? shownChanges('Imported', changesFromImport(order)) : null;
}

function shownDispute({ field, here, file, imported, isConflict }: Dispute): ShownDispute {
  return {
    name: messages.disputeName(field, isConflict),
    here: describeValue(field, here),
    file: describeValue(field, file),
    ...(isConflict && imported !== here && { imported: describeValue(field, imported) }),
  };
}

function describeValue(field: OrderField, value: Dispute['here']): string {
  return value === null ? messages.noValue : describeField(field, value);
}

function rowToFix(
  { position, line, cells }: ImportedRow,
  problems: readonly Problem[],
  shown: readonly number[],
): RowToFix {
  const ofRow = problems.filter((problem) => problem.position === position);
  const columns = new Set(ofRow.flatMap(({ column }) => column ?? []));
  return {
    position,
    line,
    invalid: [...columns].map((column) => {
      const ofCell = ofRow.filter((problem) => problem.column === column);
      const error = ofCell.map(({ text }) => text).join(' ');
      return { column, name: ofCell[0]!.name, value: cells[column] ?? '', error };
    }),
    others: shown.flatMap((column) => {
      const value = cells[column];
      return value?.trim() && !columns.has(column) ? [[column, value]] : [];
    }),
  };
}
