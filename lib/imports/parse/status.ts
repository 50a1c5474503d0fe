import type { OrderStatus } from '@/lib/orders/status';
import * as messages from './messages';
import { cellText, readField, type ParseState } from './read-field';

type ParsedStatus =
  { status: OrderStatus; deliveredAt: string | null } | { leftOut: string } | null;

/** Without a status column, a delivery time means delivered. Ongoing orders get no delivery time. */
export function parseStatus(state: ParseState, timeZone: string): ParsedStatus {
  const { plan, rows, problems } = state;
  const cancelled = leftOutBy(state, plan.cancelledAt, (text) => text !== '');
  if (cancelled) return cancelled;
  const before = problems.length;
  const meaning = readField(state, 'status', plan.parseStatus);
  if (problems.length > before) return null;
  if (meaning === 'leaveOut') {
    const [row] = rows.filter(({ cells }) => cellText(plan, 'status', cells) !== '');
    return leftOutIn(state, plan.columns.status[0]!, row!.cells);
  }
  // Goods that were delivered before the refund stay delivered.
  const isRefunded = (text: string) => /^(refunded|voided)$/i.test(text.trim());
  const refunded = meaning === 'DELIVERED' ? null : leftOutBy(state, plan.refundedIn, isRefunded);
  if (refunded) return refunded;
  if (plan.columns.status.length > 0 && meaning !== 'DELIVERED') {
    return { status: 'ONGOING', deliveredAt: null };
  }
  const deliveredAt = readField(state, 'deliveredAt', plan.instantParser(timeZone));
  if (problems.length > before) return null;
  const isDelivered = meaning === 'DELIVERED' || deliveredAt !== null;
  return { status: isDelivered ? 'DELIVERED' : 'ONGOING', deliveredAt };
}

/** If the column exists and any row has such a value. */
function leftOutBy(
  state: ParseState,
  column: number | null,
  isReason: (text: string) => boolean,
): { leftOut: string } | null {
  if (column === null) return null;
  const row = state.rows.find(({ cells }) => isReason(state.plan.read(cells, column)));
  return row ? leftOutIn(state, column, row.cells) : null;
}

function leftOutIn({ plan }: ParseState, column: number, cells: readonly string[]) {
  const value = plan.read(cells, column);
  return { leftOut: messages.leftOutFor({ name: plan.names[column]!, value }) };
}

/** Rows without a value are like the one before. */
export function rowsToDeliver({ plan, rows }: ParseState): {
  rows: ParseState['rows'];
  leftOut: string | null;
} {
  const columns = plan.columns.needsDelivery;
  if (columns.length === 0) return { rows, leftOut: null };
  const last = new Map<number, string>();
  let leftOut = null as string | null;
  const needed = rows.filter(({ cells }) => {
    for (const column of columns) {
      const value = plan.read(cells, column) || last.get(column) || '';
      last.set(column, value);
      if (value === '' || plan.needsDelivery(value)) continue;
      leftOut ??= messages.leftOutFor({ name: plan.names[column]!, value });
      return false;
    }
    return true;
  });
  return { rows: needed, leftOut: needed.length === 0 ? leftOut : null };
}

export function hasStatusValue({ plan, rows }: Pick<ParseState, 'plan' | 'rows'>): boolean {
  const { status, deliveredAt } = plan.columns;
  if (status.length === 0) return deliveredAt.length > 0;
  return (
    plan.isBlankStatusOngoing || rows.some(({ cells }) => cellText(plan, 'status', cells) !== '')
  );
}
