import { formatCount, formatNumber } from '@/lib/numbers';
import type { OrderSummary } from '@/lib/orders/summary';

/** Each figure links to its orders. */
export function SummaryFigures({ summary }: { summary: OrderSummary }) {
  const { today, stillDue, overdue, deliveredToday } = summary;
  const figures = [
    ['status=ongoing&delivery=today', formatNumber(stillDue), 'due today'],
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
      className="flex flex-wrap gap-x-3 text-sm text-muted sm:gap-x-4 print:hidden [&_b]:text-ink [&_b]:tabular-nums max-sm:[&>:last-child]:hidden [&>a]:leading-6 [&>a]:hover:underline"
    >
      {figures.map(([query, count, label]) => (
        <a key={label} href={`/orders?${query}`}>
          <b className={label === 'overdue' && overdue > 0 ? 'text-danger!' : undefined}>{count}</b>{' '}
          {label}
        </a>
      ))}
    </section>
  );
}
