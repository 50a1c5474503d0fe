import { Sentence } from '@/components/ui/sentence';
import * as messages from '@/lib/bulk/messages';
import type { Reason } from '@/lib/bulk/preview';

/** Orders per reason. */
const MOST_LISTED = 50;

export function ReasonList({ reasons }: { reasons: Reason[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul aria-label={messages.unchangedLabel} className="mb-6 space-y-3">
      {reasons.map(({ code, count, orders }) => {
        const listed = orders.slice(0, MOST_LISTED);
        const links = listed.map((order, index) => (
          <span key={order.id}>
            {index > 0 ? ', ' : null}
            <OrderLink {...order} />
          </span>
        ));
        return (
          <li key={code}>
            <p>{messages.reasonSentence(code, count)}</p>
            <p className="mt-0.5 text-sm text-muted tabular-nums">
              {count > listed.length ? (
                <Sentence
                  text={messages.ordersAndMore(count - listed.length)}
                  parts={{ orders: links }}
                />
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

export function OrderLink({
  id,
  orderId,
  exists,
}: {
  id: string;
  orderId: string;
  exists: boolean;
}) {
  if (!exists) return <bdi className="wrap-anywhere">{orderId}</bdi>;
  return (
    <a
      href={`/orders/${id}`}
      className="inline-block py-1 wrap-anywhere text-accent hover:underline"
    >
      <bdi>{orderId}</bdi>
    </a>
  );
}
