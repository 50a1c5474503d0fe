import { AttemptChip } from '@/components/orders/attempt-chip';
import { DetailFacts } from '@/components/orders/detail-facts';
import { StatusChip } from '@/components/orders/status-chip';
import { Fact, Facts } from '@/components/ui/fact';
import { Instant } from '@/components/ui/time';
import { Sentence } from '@/components/ui/sentence';
import type { OrderAtEntry } from '@/lib/audit-log/at-entry';
import * as messages from '@/lib/audit-log/messages';
import { ORDER_FIELDS } from '@/lib/orders/fields';

/** No "today" or "overdue": those would be relative to another day. */
export function PastFacts({ order, timeZone }: { order: OrderAtEntry['order']; timeZone: string }) {
  return (
    <Facts>
      <Fact name={ORDER_FIELDS.status.label}>
        <span className="flex flex-wrap gap-2">
          <StatusChip status={order.status} />
          <AttemptChip order={order} today={null} timeZone={timeZone} />
        </span>
      </Fact>
      <Fact name={messages.orderIdName}>
        <bdi className="break-all tabular-nums">{order.orderId}</bdi>
      </Fact>
      <DetailFacts order={order} courier={order.courierName} />
      <Fact name={messages.createdName}>
        <Sentence
          text={messages.createdBy}
          parts={{
            time: <Instant instant={order.createdAt} timeZone={timeZone} />,
            name: <bdi>{order.createdBy.name}</bdi>,
          }}
        />
      </Fact>
      {order.deliveredAt ? (
        <Fact name={messages.deliveredName}>
          <Instant instant={order.deliveredAt} timeZone={timeZone} />
        </Fact>
      ) : null}
    </Facts>
  );
}
