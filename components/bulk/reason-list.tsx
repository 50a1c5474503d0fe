import { reasonSentence } from '@/lib/bulk/describe';
import type { Reason } from '@/lib/bulk/preview';
import { formatNumber } from '@/lib/numbers';

/** Orders that are named for each reason. */
const NAMED = 50;

/** Why orders are left alone, and which. Order IDs lead to their orders, as long as there are such. */
export function ReasonList({ reasons }: { reasons: Reason[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul aria-label="Left as they are" className="mb-6 space-y-3">
      {reasons.map(({ code, count, orders }) => {
        const named = orders.slice(0, NAMED);
        return (
          <li key={code}>
            <p>{reasonSentence(code, count)}</p>
            <p className="mt-0.5 text-sm text-muted tabular-nums">
              {named.map((order, index) => (
                <span key={order.id}>
                  {index > 0 ? ', ' : null}
                  <OrderLink {...order} />
                </span>
              ))}
              {count > named.length ? ` and ${formatNumber(count - named.length)} more` : null}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** The Order ID, as a link where the order is still there. */
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
