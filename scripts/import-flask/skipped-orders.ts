import type { ImportedRow, RowOutcome } from '@/lib/imports/import';
import { refusalText } from '@/lib/imports/messages';
import type { ListedOrder } from '@/lib/imports/outcomes';
import { readOrderId, parseRow } from '@/lib/imports/parse/parse';
import type { PlannedOrders } from './orders';

/** An order that is not taken over, and one sentence per reason. */
export type SkippedOrder = { orderId: string; reasons: string[] };

/** Why an import skipped an order; null if it did not. */
export function skippedOrder(
  order: Pick<ListedOrder, 'outcome' | 'orderId' | 'problems' | 'refusal'>,
): SkippedOrder | null {
  const { outcome, orderId, problems, refusal } = order;
  const name = orderId ?? 'without an Order ID';
  if (refusal) return { orderId: name, reasons: [refusalText(refusal)] };
  if (outcome === ('conflict' satisfies RowOutcome)) {
    return {
      orderId: name,
      reasons: ['It was changed in both applications, so what was changed here stays.'],
    };
  }
  if (problems.length === 0) return null;
  return { orderId: name, reasons: problems.map((problem) => `${problem.name}: ${problem.text}`) };
}

/** The Flask application has a delivery date for each order. */
const UNUSED_CALENDAR = { workingDays: '1234567', holidays: '', today: '1970-01-01' };

/** Orders that are invalid on their own, in their order. */
export function findInvalidOrders({ names, rows, mapping }: PlannedOrders): SkippedOrder[] {
  const seen = new Set<string>();
  return rows.flatMap((cells, index) => {
    const row: ImportedRow = { position: index + 2, line: index + 2, cells };
    const { orderId, problems } = parseRow(mapping, {
      rows: [row],
      names,
      timeZone: 'UTC',
      calendar: UNUSED_CALENDAR,
    });
    const key = readOrderId(mapping, row, names);
    const isDuplicate = key !== null && seen.has(key);
    if (key !== null) seen.add(key);
    const invalid = skippedOrder({ outcome: 'error', orderId, problems, refusal: null });
    if (!isDuplicate) return invalid ?? [];
    const reasons = [...(invalid?.reasons ?? []), 'Another order has the same Order ID.'];
    return { orderId: key, reasons };
  });
}
