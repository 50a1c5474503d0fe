import type { OrderStatus } from '@/lib/orders/status';
import { cellText, readField, type ParseState } from './read-field';

type ParsedStatus = { status: OrderStatus; deliveredAt: string | null } | 'leaveOut' | null;

/** Without a status column, a delivery time means delivered. Ongoing orders get no delivery time. */
export function parseStatus(state: ParseState, timeZone: string): ParsedStatus {
  const { plan, rows, problems } = state;
  const { cancelledAt } = plan;
  if (cancelledAt !== null && rows.some(({ cells }) => plan.read(cells, cancelledAt) !== '')) {
    return 'leaveOut';
  }
  const before = problems.length;
  const meaning = readField(state, 'status', plan.parseStatus);
  if (problems.length > before) return null;
  if (meaning === 'leaveOut') return 'leaveOut';
  if (plan.columns.status.length > 0 && meaning !== 'DELIVERED') {
    return { status: 'ONGOING', deliveredAt: null };
  }
  const deliveredAt = readField(state, 'deliveredAt', plan.instantParser(timeZone));
  if (problems.length > before) return null;
  const isDelivered = meaning === 'DELIVERED' || deliveredAt !== null;
  return { status: isDelivered ? 'DELIVERED' : 'ONGOING', deliveredAt };
}

export function hasStatusValue({ plan, rows }: Pick<ParseState, 'plan' | 'rows'>): boolean {
  const { status, deliveredAt } = plan.columns;
  if (status.length === 0) return deliveredAt.length > 0;
  return (
    plan.isBlankStatusOngoing || rows.some(({ cells }) => cellText(plan, 'status', cells) !== '')
  );
}
