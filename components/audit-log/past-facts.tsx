import { StatusChip } from '@/components/orders/status-chip';
import { Fact, Facts } from '@/components/ui/fact';
import { Instant } from '@/components/ui/time';
import { formatDate } from '@/lib/dates';
import type { OrderAtEntry } from '@/lib/audit-log/at-entry';
import { formatNumber } from '@/lib/numbers';

/** Everything an order said at one time. No date is today or overdue here: it was another today. */
export function PastFacts({ order, timeZone }: { order: OrderAtEntry['order']; timeZone: string }) {
  return (
    <Facts>
      <Fact name="Status">
        <StatusChip status={order.status} />
      </Fact>
      <Fact name="Order ID">
        <bdi className="break-all tabular-nums">{order.orderId}</bdi>
      </Fact>
      <Fact name="Number of items">
        <span className="tabular-nums">{formatNumber(order.numberOfItems)}</span>
      </Fact>
      <Fact name="Delivery date">
        <time dateTime={order.deliveryDate}>{formatDate(order.deliveryDate)}</time>
      </Fact>
      <Fact name="Sender name">
        <bdi>{order.senderName}</bdi>
      </Fact>
      <Fact name="Recipient name">
        <bdi>{order.recipientName}</bdi>
      </Fact>
      <Fact name="Recipient address">
        <bdi>{order.recipientAddress}</bdi>
      </Fact>
      {order.courierName === null ? null : (
        <Fact name="Courier">
          <bdi>{order.courierName}</bdi>
        </Fact>
      )}
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
