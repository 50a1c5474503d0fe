import { clsx } from 'clsx';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { describeDate } from '@/lib/dates';
import type { Steady } from '@/components/ui/steady-list';
import type { Delivery, Round } from '@/lib/orders/list/deliveries';
import type { NavigationApp } from '@/lib/orders/navigation-apps';
import { arrangeLink } from '@/lib/orders/rounds/messages';
import { onDate, OWN_ROUND_PATH } from '@/lib/orders/rounds/paths';
import * as messages from '@/lib/orders/list/messages';
import { StopCard } from './stop-card';

/** The stops of one day; without a date, all overdue ones. */
export function RoundSection({
  round: { date, stops },
  today,
  timeZone,
  navigationApp,
  delivered,
}: {
  round: Round<Steady<Delivery>>;
  /** `YYYY-MM-DD` in the workspace's time zone. */
  today: string;
  timeZone: string;
  navigationApp: NavigationApp;
  /** IDs of orders delivered today. */
  delivered: ReadonlySet<string>;
}) {
  const headingId = `round-${date ?? 'overdue'}`;
  const orders = stops
    .flatMap(({ deliveries }) => deliveries)
    .filter(({ isGone }) => !isGone).length;
  return (
    <section
      aria-labelledby={headingId}
      className={clsx('mb-8', date !== null && date > today && 'round-later')}
    >
      <div className="mb-2 flex min-h-11 items-center justify-between gap-3">
        <h2
          id={headingId}
          className={clsx(
            'font-semibold',
            date === null && 'inline-flex before-icon items-center gap-1.5 text-danger icon-alert',
          )}
        >
          <span>
            {date === null ? (
              messages.overdueHeading
            ) : (
              <time dateTime={date}>{describeDate(date, today)}</time>
            )}{' '}
            <span className="text-sm font-normal text-muted tabular-nums">
              {messages.orderCount(orders)}
            </span>
          </span>
        </h2>
        {stops.length > 1 ? (
          <a
            href={onDate(OWN_ROUND_PATH, date ?? today, today)}
            className={buttonClass({ look: 'quiet', size: 'row', className: 'print:hidden' })}
          >
            <Icon name="grip" /> {arrangeLink}
          </a>
        ) : null}
      </div>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {stops.map((stop) => (
          <StopCard
            // Not the ID of the first order: the card has to stay when that one is delivered.
            key={stop.address.toLowerCase()}
            stop={stop}
            isNow={date === null || date === today}
            {...{ today, timeZone, navigationApp, delivered }}
          />
        ))}
      </ul>
    </section>
  );
}
