import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { formatTime } from '@/lib/dates';
import { goneRowLabel } from '@/components/orders/order-row';
import type { Steady } from '@/components/ui/steady-list';
import type { Done } from '@/lib/orders/list/deliveries';
import { deliveredTodayHeading } from '@/lib/orders/list/messages';
import { rowActionButtons } from '@/lib/orders/messages';
import { ROW_BUTTON, rowButtonValue } from '@/lib/orders/order-target';

/** Today's deliveries, newest first. Couriers can reopen only the orders they marked themselves. */
export function DoneList({
  done,
  timeZone,
  reopened,
}: {
  done: readonly Steady<Done>[];
  timeZone: string;
  /** IDs of ongoing orders. */
  reopened: ReadonlySet<string>;
}) {
  const labelOf = (id: string, isGone: boolean) =>
    isGone ? goneRowLabel(reopened.has(id) ? 'reopen' : undefined) : rowActionButtons.reopen;
  return (
    <section aria-labelledby="delivered-today">
      <h2 id="delivered-today" className="mb-1 font-semibold">
        {deliveredTodayHeading}
      </h2>
      <ul className="divide-y divide-line border-y border-line">
        {done.map(({ mayReopen, isGone, ...delivery }) => (
          <li key={delivery.id} data-row="" className="done-delivery">
            <Icon name="check" />
            <p>
              <a href={`/orders/${delivery.id}`}>
                <bdi>{delivery.orderId}</bdi>
              </a>
              <bdi>{delivery.recipientName}</bdi>
              <time dateTime={delivery.deliveredAt}>
                {formatTime(new Date(delivery.deliveredAt), timeZone)}
              </time>
            </p>
            {mayReopen ? (
              <button
                type={isGone ? 'button' : 'submit'}
                name={isGone ? undefined : ROW_BUTTON}
                value={isGone ? undefined : rowButtonValue('reopen', delivery)}
                aria-disabled={isGone || undefined}
                aria-label={`${labelOf(delivery.id, isGone)} ${delivery.orderId}`}
                className={buttonClass({ look: 'quiet', size: 'row', className: 'print:hidden' })}
              >
                <Icon name="reopen" /> {labelOf(delivery.id, isGone)}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
