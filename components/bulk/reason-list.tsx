import { reasonSentence } from '@/lib/bulk/describe';
import type { Reason } from '@/lib/bulk/preview';
import { formatNumber } from '@/lib/numbers';

// Per reason.
const MOST_LISTED = 50;

export function ReasonList({ reasons }: { reasons: Reason[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul aria-label="Unchanged orders" className="mb-6 space-y-3">
      {reasons.map(({ code, count, orders }) => {
        const listed = orders.slice(0, MOST_LISTED);
        return (
          <li key={code}>
            <p>{reasonSentence(code, count)}</p>
            <p className="mt-0.5 text-sm text-muted tabular-nums">
              {listed.map((order, index) => (
                <span key={order.id}>
                  {index > 0 ? ', ' : null}
                  <OrderLink {...order} />
                </span>
              ))}
              {count > listed.length ? ` and ${formatNumber(count - listed.length)} more` : null}
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
