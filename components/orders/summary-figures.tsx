import { formatDay } from '@/lib/dates';
import { formatNumber } from '@/lib/numbers';
import type { OrderSummary } from '@/lib/orders/summary';
import { SummaryChart } from './summary-chart';
import { SummaryTable } from './summary-table';
import { formatCount } from '@/lib/numbers';

/** What matters today, each figure with the orders behind it, and the days around it. */
export function OrderSummaryHead({ glance, asTable }: { glance: OrderSummary; asTable: boolean }) {
  const { today, stillDue, overdue, deliveredToday, days } = glance;
  const figures = [
    ['status=ongoing&delivery=today', formatNumber(stillDue), 'still due today'],
    ['delivery=overdue', formatCount(overdue), 'overdue'],
    [
      `status=delivered&deliveredFrom=${today}&deliveredTo=${today}`,
      formatNumber(deliveredToday),
      'delivered today',
    ],
  ] as const;
  return (
    <section
      aria-label="Today at a glance"
      className="mb-3 flex flex-wrap items-center gap-x-6 gap-y-1 text-sm text-muted print:hidden"
    >
      <p className="flex gap-x-6 [&_b]:text-xl [&_b]:font-semibold [&_b]:text-ink [&_b]:tabular-nums max-sm:[&_b]:block [&>a]:hover:underline pointer-coarse:[&>a]:py-2">
        {figures.map(([query, count, words]) => (
          <a key={words} href={`/orders?${query}`}>
            <b>{count}</b> {words}
          </a>
        ))}
      </p>
      <figure className="flex flex-wrap items-center gap-x-3 max-sm:hidden">
        <SummaryChart days={days} today={today} />
        <figcaption className="text-xs">
          {formatDay(days[0]!.date)} to {formatDay(days.at(-1)!.date)}, today underlined
          <br />
          Hollow is due, solid is delivered
        </figcaption>
      </figure>
      <a
        href={asTable ? '/orders?view=all' : '/orders?show=days'}
        aria-expanded={asTable}
        className="flex min-h-11 items-center underline md:pointer-fine:min-h-9"
      >
        Show as a table
      </a>
      {asTable ? <SummaryTable days={days} today={today} /> : null}
    </section>
  );
}
