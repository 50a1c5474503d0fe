import { CopyButton } from '@/components/ui/copy-button';
import { Fact, Facts } from '@/components/ui/fact';
import { Sentence } from '@/components/ui/sentence';
import { Instant } from '@/components/ui/time';
import { describeDate, formatDate } from '@/lib/dates';
import { ORDER_FIELDS } from '@/lib/orders/fields';
import * as messages from '@/lib/orders/messages';
import type { NavigationApp } from '@/lib/orders/navigation-apps';
import type { OrderDetail } from '@/lib/orders/queries';
import { AttemptChip } from './attempt-chip';
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
  navigationApp,
}: {
  order: OrderDetail;
  /** Names; null if the actor may not list people. */
  courier: string | null;
  creator: string | null;
  today: string;
  timeZone: string;
  navigationApp: NavigationApp;
}) {
  const { orderId, deliveryDate, recipientAddress } = order;
  const created = <Instant instant={order.createdAt} timeZone={timeZone} />;
  return (
    <Facts>
      <Fact name={ORDER_FIELDS.status.label}>
        <span className="flex flex-wrap gap-2">
          <StatusChip status={order.status} />
          <AttemptChip {...{ order, today, timeZone }} />
        </span>
      </Fact>
      <Fact name={messages.orderIdLabel}>
        <bdi className="break-all tabular-nums">{orderId}</bdi>{' '}
        <CopyButton text={orderId} name={messages.copyOrderIdButton} />
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
              <CopyButton text={recipientAddress} name={messages.copyAddressButton} />
              <MapLink
                app={navigationApp}
                address={recipientAddress}
                name={messages.mapLinkName(orderId)}
                className="-my-2.5 print:hidden"
              />
            </>
          ),
        }}
      />
      <Fact name={messages.createdLabel}>
        {creator === null ? (
          created
        ) : (
          <Sentence text={messages.createdBy} parts={{ time: created, name: isolated(creator) }} />
        )}
      </Fact>
      {order.deliveredAt ? (
        <Fact name={messages.deliveredLabel}>
          <Instant instant={order.deliveredAt} timeZone={timeZone} />
        </Fact>
      ) : null}
    </Facts>
  );
}
