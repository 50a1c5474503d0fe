import { clsx } from 'clsx';
import { isFailed } from '@/lib/orders/attempt';
import { describeAttempts } from '@/lib/orders/describe';
import type { OrderState } from '@/lib/orders/order';

type Attempted = Pick<
  OrderState,
  'status' | 'deliveryDate' | 'attempts' | 'attemptReason' | 'attemptedAt' | 'attemptedFor'
>;

/** Red while the order is failed: see `isFailed`. */
export function AttemptChip({
  order,
  today,
  timeZone,
}: {
  order: Attempted;
  /** `YYYY-MM-DD` in the workspace's time zone; null to show every date. */
  today: string | null;
  timeZone: string;
}) {
  const text = describeAttempts(order, { today, timeZone });
  if (text === null) return null;
  return (
    <span
      className={clsx(
        'chip before-icon h-auto min-h-6 wrap-anywhere icon-alert',
        isFailed(order) ? 'bg-danger-tint text-danger' : 'bg-tint text-muted',
      )}
    >
      <bdi>{text}</bdi>
    </span>
  );
}
