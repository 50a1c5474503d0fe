import { clsx } from 'clsx';
import { describeDate } from '@/lib/dates';
import type { Steady } from '@/components/ui/steady-list';
import type { Delivery, Round } from '@/lib/orders/list/deliveries';
import * as messages from '@/lib/orders/list/messages';
import { StopCard } from './stop-card';

/** The stops of one day; without a date, all overdue ones. */
export function RoundSection({
  round: { date, stops },
  today,
  timeZone,
  delivered,
}: {
  round: Round<Steady<Delivery>>;
  /** `YYYY-MM-DD` in the workspace's time zone. */
  today: string;
  timeZone: string;
  /** IDs of orders delivered today. */
  delivered: ReadonlySet<string>;
}) {
  const headingId = `round-${date ?? 'overdue'}`;
  const orders = stops
    .flatMap(({ deliveries }) => deliveries)
    .filter(({ isGone }) => !isGone).length;
  return (
    <section aria-labelledby={headingId} className="mb-8">
      <h2
        id={headingId}
        className={clsx(
          'mb-3 font-semibold',
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
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {stops.map((stop) => (
          <StopCard
            // Not the ID of the first order: the card has to stay when that one is delivered.
            key={stop.address.toLowerCase()}
            stop={stop}
            isOverdue={date === null}
            isNow={date === null || date === today}
            {...{ today, timeZone, delivered }}
          />
        ))}
      </ul>
    </section>
  );
}
