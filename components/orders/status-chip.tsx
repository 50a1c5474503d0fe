import { clsx } from 'clsx';
import { type OrderStatus, STATUS_NAMES } from '@/lib/orders/status';

const LOOKS: Record<OrderStatus, string> = {
  ONGOING: 'icon-clock bg-ongoing-tint text-ongoing',
  DELIVERED: 'icon-check bg-delivered-tint text-delivered',
};

/** The status by word and icon, never by colour alone. */
export function StatusChip({ status }: { status: OrderStatus }) {
  return <span className={clsx('chip before-icon', LOOKS[status])}>{STATUS_NAMES[status]}</span>;
}
