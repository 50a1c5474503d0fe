import type { OrderStatus } from '@/lib/orders/status';
import { cellText, readField, type ParseState } from './read-field';

/** The status of an order, and since when it is delivered; null where something is wrong. */
type ParsedStatus = { status: OrderStatus; deliveredAt: string | null } | 'leaveOut' | null;

/**
 * What becomes of the order: what its status says or, where no column is the status, whether it says when it was
 * delivered. An order that is not delivered was delivered at no time, whatever the file says.
 */
export function parseStatus(state: ParseState, timeZone: string): ParsedStatus {
  const { plan, rows, problems } = state;
  const { cancelledAt } = plan;
  if (cancelledAt !== null && rows.some(({ cells }) => plan.read(cells, cancelledAt) !== '')) {
    return 'leaveOut';
  }
  const before = problems.length;
  const said = readField(state, 'status', plan.statusOf);
  if (problems.length > before) return null;
  if (said === 'leaveOut') return 'leaveOut';
  if (plan.columns.status.length > 0 && said !== 'DELIVERED') {
    return { status: 'ONGOING', deliveredAt: null };
  }
  const deliveredAt = readField(state, 'deliveredAt', plan.instantIn(timeZone));
  if (problems.length > before) return null;
  const isDelivered = said === 'DELIVERED' || deliveredAt !== null;
  return { status: isDelivered ? 'DELIVERED' : 'ONGOING', deliveredAt };
}

/** Whether the rows say at all what becomes of the order. */
export function isStatusGiven({ plan, rows }: Pick<ParseState, 'plan' | 'rows'>): boolean {
  const { status, deliveredAt } = plan.columns;
  if (status.length === 0) return deliveredAt.length > 0;
  return plan.isEmptyStatusTold || rows.some(({ cells }) => cellText(plan, 'status', cells) !== '');
}
