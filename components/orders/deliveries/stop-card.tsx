import { AttemptChip } from '@/components/orders/attempt-chip';
import { NoteList } from '@/components/orders/note-list';
import { PhoneLinks } from '@/components/orders/phone-links';
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
import { mapHref, type NavigationApp } from '@/lib/orders/navigation-apps';
import { describeWindow } from '@/lib/orders/time-window';
import { ROW_BUTTON, rowButtonValue, targetText } from '@/lib/orders/order-target';

export function StopCard({
  stop: { address, deliveries },
  isNow,
  today,
  timeZone,
  navigationApp,
  delivered,
}: {
  stop: Stop<Steady<Delivery>>;
  /** Due today or earlier. */
  isNow: boolean;
  /** `YYYY-MM-DD` in the workspace's time zone. */
  today: string;
  timeZone: string;
  navigationApp: NavigationApp;
  /** IDs of orders delivered today. */
  delivered: ReadonlySet<string>;
}) {
  return (
    <li className="stop">
      <h3>
        <a href={mapHref(navigationApp, address)} target="_blank" rel="noreferrer">
          <span>
            <bdi>{address}</bdi>
          </span>
          <span>
            <span className="sr-only">, </span>
            {map} <Icon name="external" size={14} />
          </span>
        </a>
      </h3>
      <ul>
        {deliveries.map((delivery) => (
          <li key={delivery.id} data-row="">
            <DeliverySummary {...{ delivery, today, timeZone }} />
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
            {delivery.isGone ? null : (
              <a
                href={`/orders/${delivery.id}/attempt`}
                data-attempt={targetText(delivery)}
                className={buttonClass({
                  look: 'quiet',
                  size: 'row',
                  className: 'mt-1 w-full print:hidden',
                })}
              >
                <Icon name="failed" /> {messages.couldntDeliverButton}{' '}
                <span className="sr-only">{delivery.orderId}</span>
              </a>
            )}
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

function DeliverySummary({
  delivery,
  today,
  timeZone,
}: {
  delivery: Delivery;
  today: string;
  timeZone: string;
}) {
  const { id, orderId, recipientName, numberOfItems, deliveryDate } = delivery;
  const { timeWindow, recipientPhone, instructions } = delivery;
  return (
    <div className="delivery">
      <a href={`/orders/${id}`}>
        <bdi>{orderId}</bdi>
      </a>
      <bdi>{recipientName}</bdi>
      {timeWindow ? <strong>{describeWindow(timeWindow)}</strong> : null}
      <span>{messages.itemCount(numberOfItems)}</span>
      {deliveryDate < today ? (
        <span className="overdue">
          <Sentence
            text={dueOn}
            parts={{ date: <time dateTime={deliveryDate}>{formatDate(deliveryDate)}</time> }}
          />
        </span>
      ) : null}
      {recipientPhone ? <PhoneLinks phone={recipientPhone} className="contact" /> : null}
      {instructions ? <bdi className="instructions">{instructions}</bdi> : null}
      <AttemptChip order={{ ...delivery, status: 'ONGOING' }} {...{ today, timeZone }} />
      <NoteList notes={delivery.notes} timeZone={timeZone} />
      {delivery.hasMoreNotes ? (
        <a href={`/orders/${id}`} className="text-sm text-accent underline print:hidden">
          {messages.allNotesLink} <span className="sr-only">{orderId}</span>
        </a>
      ) : null}
    </div>
  );
}
