import { DetailFacts } from '@/components/orders/detail-facts';
import { StatusChip } from '@/components/orders/status-chip';
import { Fact, Facts } from '@/components/ui/fact';
import { Instant } from '@/components/ui/time';
import type { OrderAtEntry } from '@/lib/audit-log/at-entry';

/** No "today" or "overdue": those would be relative to another day. */
export function PastFacts({ order, timeZone }: { order: OrderAtEntry['order']; timeZone: string }) {
  return (
    <Facts>
      <Fact name="Status">
        <StatusChip status={order.status} />
      </Fact>
      <Fact name="Order ID">
        <bdi className="break-all tabular-nums">{order.orderId}</bdi>
      </Fact>
      <DetailFacts order={order} courier={order.courierName} />
      <Fact name="Created">
        <Instant instant={order.createdAt} timeZone={timeZone} /> by{' '}
        <bdi>{order.createdBy.name}</bdi>
      </Fact>
      {order.deliveredAt ? (
        <Fact name="Delivered">
          <Instant instant={order.deliveredAt} timeZone={timeZone} />
        </Fact>
      ) : null}
    </Facts>
  );
}
