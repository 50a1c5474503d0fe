import type { ImportedRow } from '@/lib/imports/import';
import { readOrderId, parseRow } from '@/lib/imports/parse/parse';
import { leftBehindOf, type LeftBehind } from './left-behind';
import type { PlannedOrders } from './orders';

/** Which orders cannot be taken over, by what they say themselves, in the order in which they come. */
export function judgeOrders({ names, rows, mapping }: PlannedOrders): LeftBehind[] {
  const seen = new Set<string>();
  return rows.flatMap((cells, index) => {
    const row: ImportedRow = { position: index + 2, line: index + 2, cells };
    const { orderId, problems } = parseRow(mapping, { rows: [row], names, timeZone: 'UTC' });
    const key = readOrderId(mapping, cells, names);
    const isTwice = key !== null && seen.has(key);
    if (key !== null) seen.add(key);
    const left = leftBehindOf({ outcome: 'error', orderId, problems, refusal: null });
    if (!isTwice) return left ?? [];
    const reasons = [...(left?.reasons ?? []), 'Another order has the same Order ID.'];
    return { orderId: key, reasons };
  });
}
