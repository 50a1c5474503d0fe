import { CopyButton } from '@/components/ui/copy-button';
import { Fact, Facts } from '@/components/ui/fact';
import { Instant } from '@/components/ui/time';
import { describeDate, formatDate } from '@/lib/dates';
import type { OrderDetail } from '@/lib/orders/queries';
import { DetailFacts } from './detail-facts';
import { DeliveryDate } from './delivery-date';
import { MapLink } from './map-link';
import { StatusChip } from './status-chip';
import { isolated } from '@/lib/text';

export function OrderFacts({
  order,
  courier,
  creator,
  today,
  timeZone,
}: {
  order: OrderDetail;
  /** Names; null if the actor may not list people. */
  courier: string | null;
  creator: string | null;
  today: string;
  timeZone: string;
}) {
  const { orderId, deliveryDate, recipientAddress } = order;
  return (
    <Facts>
      <Fact name="Status">
        <StatusChip status={order.status} />
      </Fact>
      <Fact name="Order ID">
        <bdi className="break-all tabular-nums">{orderId}</bdi>{' '}
        <CopyButton text={orderId} name="Copy Order ID" />
      </Fact>
      <DetailFacts
        order={order}
        courier={courier}
        special={{
          deliveryDate: (
            <>
              <DeliveryDate date={deliveryDate} status={order.status} today={today} />
              {describeDate(deliveryDate, today) === formatDate(deliveryDate) ? null : (
                // "Today" means nothing on paper.
                <span className="hidden print:inline"> ({formatDate(deliveryDate)})</span>
              )}
            </>
          ),
          recipientAddress: (
            <>
              <bdi>{recipientAddress}</bdi>{' '}
              <CopyButton text={recipientAddress} name="Copy recipient address" />
              <MapLink
                address={recipientAddress}
                name={`Map of ${orderId}`}
                className="-my-2.5 print:hidden"
              />
            </>
          ),
        }}
      />
      <Fact name="Created">
        <Instant instant={order.createdAt} timeZone={timeZone} />
        {creator === null ? null : ` by ${isolated(creator)}`}
      </Fact>
      {order.deliveredAt ? (
        <Fact name="Delivered">
          <Instant instant={order.deliveredAt} timeZone={timeZone} />
        </Fact>
      ) : null}
    </Facts>
  );
}
