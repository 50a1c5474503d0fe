import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { Instant } from '@/components/ui/time';
import { formatNumber } from '@/lib/numbers';
import type { OrderDetail } from '@/lib/orders/queries';
import { DeliveryDate } from './delivery-date';
import { MapLink } from './map-link';
import { StatusChip } from './status-chip';

/** Everything an order says. */
export function OrderFacts({
  order,
  today,
  timeZone,
}: {
  order: OrderDetail;
  today: string;
  timeZone: string;
}) {
  const { orderId, recipientAddress } = order;
  return (
    <dl className="divide-y divide-line border-y border-line">
      <Fact name="Status">
        <StatusChip status={order.status} />
      </Fact>
      <Fact name="Order ID">
        <span className="break-all tabular-nums">{orderId}</span>{' '}
        <CopyButton text={orderId} name="Copy Order ID" />
      </Fact>
      <Fact name="Number of items">
        <span className="tabular-nums">{formatNumber(order.numberOfItems)}</span>
      </Fact>
      <Fact name="Delivery date">
        <DeliveryDate date={order.deliveryDate} status={order.status} today={today} />
      </Fact>
      <Fact name="Sender name">{order.senderName}</Fact>
      <Fact name="Recipient name">{order.recipientName}</Fact>
      <Fact name="Recipient address">
        {recipientAddress} <CopyButton text={recipientAddress} name="Copy recipient address" />
        <MapLink
          address={recipientAddress}
          name={`Map of ${orderId}`}
          className="-my-2.5 print:hidden"
        />
      </Fact>
      <Fact name="Created">
        <Instant instant={order.createdAt} timeZone={timeZone} /> by {order.createdBy.name}
      </Fact>
      {order.deliveredAt ? (
        <Fact name="Delivered">
          <Instant instant={order.deliveredAt} timeZone={timeZone} />
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 py-2.5 sm:grid-cols-[10rem_1fr]">
      <dt className="text-sm text-muted sm:pt-0.5">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  );
}
