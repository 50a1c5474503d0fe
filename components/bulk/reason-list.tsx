import { Sentence } from '@/components/ui/sentence';
import type { ShownOrder, ShownReason } from '@/lib/bulk/describe';
import * as messages from '@/lib/bulk/messages';

export function ReasonList({ reasons }: { reasons: readonly ShownReason[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul aria-label={messages.unchangedLabel} className="mb-6 space-y-3">
      {reasons.map(({ sentence, orders, more }) => {
        const links = orders.map((order, index) => (
          <span key={order.id}>
            {index > 0 ? ', ' : null}
            <OrderLink order={order} />
          </span>
        ));
        return (
          <li key={sentence}>
            <p>{sentence}</p>
            <p className="mt-0.5 text-sm text-muted tabular-nums">
              {more > 0 ? (
                <Sentence text={messages.ordersAndMore(more)} parts={{ orders: links }} />
              ) : (
                links
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

export function OrderLink({ order: { id, orderId, isGone } }: { order: ShownOrder }) {
  if (isGone) return <bdi className="bulk-order">{orderId}</bdi>;
  return (
    <a href={`/orders/${id}`} className="bulk-order">
      <bdi>{orderId}</bdi>
    </a>
  );
}
