import { Sentence } from '@/components/ui/sentence';
import { describeDate } from '@/lib/dates';
import { overdueDate } from '@/lib/orders/list/messages';
import type { OrderStatus } from '@/lib/orders/status';

export function DeliveryDate({
  date,
  status,
  today,
}: {
  date: string;
  status: OrderStatus;
  today: string;
}) {
  const time = <time dateTime={date}>{describeDate(date, today)}</time>;
  if (status !== 'ONGOING' || date >= today) return time;
  return (
    <span className="inline-flex before-icon items-center gap-1 text-danger icon-alert">
      <span>
        <Sentence text={overdueDate} parts={{ date: time }} />
      </span>
    </span>
  );
}
