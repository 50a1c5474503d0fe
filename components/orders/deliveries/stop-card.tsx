import { mapHref } from '@/components/orders/map-link';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { Sentence } from '@/components/ui/sentence';
import { formatDate } from '@/lib/dates';
import { map } from '@/lib/messages';
import { goneRowLabel } from '@/components/orders/order-row';
import type { Steady } from '@/components/ui/steady-list';
import type { Delivery, Stop } from '@/lib/orders/list/deliveries';
import { dueOn } from '@/lib/orders/list/messages';
import * as messages from '@/lib/orders/messages';
import { ROW_BUTTON, rowButtonValue } from '@/lib/orders/order-target';

export function StopCard({
  stop: { address, deliveries },
  isOverdue,
  isNow,
  delivered,
}: {
  stop: Stop<Steady<Delivery>>;
  /** Each order then shows its date. */
  isOverdue: boolean;
  /** Due today or earlier. */
  isNow: boolean;
  /** IDs of orders delivered today. */
  delivered: ReadonlySet<string>;
}) {
  return (
    <li className="flex flex-col rounded-md border border-line px-3 pt-1 pb-3">
      <h3 className="grow wrap-anywhere">
        <a
          href={mapHref(address)}
          target="_blank"
          rel="noreferrer"
          className="flex min-h-11 items-center justify-between gap-3 font-medium text-accent"
        >
          <span>
            <bdi>{address}</bdi>
          </span>
          <span className="inline-flex items-center gap-1 text-sm font-normal">
            <span className="sr-only">, </span>
            {map} <Icon name="external" size={14} />
          </span>
        </a>
      </h3>
      <ul className="divide-y divide-line">
        {deliveries.map((delivery) => (
          <li key={delivery.id} data-row="" className="pt-1 pb-3 last:pb-0">
            <DeliverySummary delivery={delivery} isOverdue={isOverdue} />
            <button
              type={delivery.isGone ? 'button' : 'submit'}
              name={delivery.isGone ? undefined : ROW_BUTTON}
              value={delivery.isGone ? undefined : rowButtonValue('markDelivered', delivery)}
              aria-disabled={delivery.isGone || undefined}
              aria-label={`${labelOf(delivery, delivered)} ${delivery.orderId}`}
              className={buttonClass({
                look: delivery.isGone ? 'quiet' : isNow ? 'primary' : 'secondary',
                size: 'row',
                className: 'w-full print:hidden',
              })}
            >
              <Icon name="check" /> {labelOf(delivery, delivered)}
            </button>
          </li>
        ))}
      </ul>
    </li>
  );
}

function labelOf({ id, isGone }: Steady<Delivery>, delivered: ReadonlySet<string>): string {
  if (!isGone) return messages.rowActionButtons.markDelivered;
  return goneRowLabel(delivered.has(id) ? 'markDelivered' : undefined);
}

function DeliverySummary({ delivery, isOverdue }: { delivery: Delivery; isOverdue: boolean }) {
  const { id, orderId, recipientName, numberOfItems, deliveryDate } = delivery;
  return (
    <div className="mb-2 flex flex-wrap items-baseline gap-x-3 wrap-anywhere">
      <a
        href={`/orders/${id}`}
        className="flex min-h-11 min-w-11 items-center text-accent tabular-nums hover:underline"
      >
        <bdi>{orderId}</bdi>
      </a>
      <bdi className="font-medium">{recipientName}</bdi>
      <span className="text-sm text-muted tabular-nums">{messages.itemCount(numberOfItems)}</span>
      {isOverdue ? (
        <span className="text-sm text-danger">
          <Sentence
            text={dueOn}
            parts={{ date: <time dateTime={deliveryDate}>{formatDate(deliveryDate)}</time> }}
          />
        </span>
      ) : null}
    </div>
  );
}
