import { clsx } from 'clsx';
import { type OrderStatus, STATUS_NAMES } from '@/lib/orders/status';

const LOOKS: Record<OrderStatus, string> = {
  ONGOING: 'icon-clock bg-ongoing-tint text-ongoing',
  DELIVERED: 'icon-check bg-delivered-tint text-delivered',
};

/** Icon and word, never colour alone. */
export function StatusChip({ status }: { status: OrderStatus }) {
  return <span className={clsx('chip before-icon', LOOKS[status])}>{STATUS_NAMES[status]}</span>;
}
