import { clsx } from 'clsx';
import { Icon, type IconName } from '@/components/ui/icon';
import type { OrderStatus } from '@/lib/orders/order';

export const STATUS_LOOKS: Record<OrderStatus, { name: string; icon: IconName; colours: string }> =
  {
    ONGOING: { name: 'Ongoing', icon: 'clock', colours: 'bg-ongoing-tint text-ongoing' },
    DELIVERED: { name: 'Delivered', icon: 'check', colours: 'bg-delivered-tint text-delivered' },
  };

/** The status by word and sign, never by colour alone. */
export function StatusChip({ status }: { status: OrderStatus }) {
  const { name, icon, colours } = STATUS_LOOKS[status];
  return (
    <span
      className={clsx(
        'inline-flex h-6 items-center gap-1 rounded-md px-2 text-sm font-medium',
        colours,
      )}
    >
      <Icon name={icon} size={14} /> {name}
    </span>
  );
}
