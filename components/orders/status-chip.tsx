import { clsx } from 'clsx';
import { type OrderStatus, STATUS_NAMES } from '@/lib/orders/status';

const LOOKS: Record<OrderStatus, string> = {
  ONGOING: 'sign-clock bg-ongoing-tint text-ongoing',
  DELIVERED: 'sign-check bg-delivered-tint text-delivered',
};

/** The status by word and sign, never by colour alone. */
export function StatusChip({ status }: { status: OrderStatus }) {
  return (
    <span
      className={clsx(
        'inline-flex sign h-6 items-center gap-1 rounded-md px-2 text-sm font-medium',
        LOOKS[status],
      )}
    >
      {STATUS_NAMES[status]}
    </span>
  );
}
