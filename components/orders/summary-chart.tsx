import type { OrderSummary } from '@/lib/orders/summary';

/** The room of a day, of a bar in it, and the height of the highest one, in pixels. */
const DAY = 12;
const BAR = 4;
const HEIGHT = 28;

/**
 * Two bars a day: hollow for due, solid for delivered. One path for each, whatever the number of days. There is room for
 * it on wide screens only, and so for the way to its table.
 */
export function SummaryChart({
  summary: { days, today },
  asTable,
}: {
  summary: OrderSummary;
  /** Whether the table is open. */
  asTable: boolean;
}) {
  const most = Math.max(1, ...days.flatMap(({ due, delivered }) => [due, delivered ?? 0]));
  const bars = (counts: number[], from: number, close: '' | 'z') =>
    counts
      .map((count, day) => {
        // What is there at all can be seen.
        const height = count && Math.max(2, Math.round((count / most) * HEIGHT));
        return height && `M${day * DAY + from} ${HEIGHT + 1}v-${height}h${BAR}v${height}${close}`;
      })
      .filter(Boolean)
      .join('');
  const now = days.findIndex(({ date }) => date === today) * DAY;
  return (
    <figure className="mr-4 flex items-center gap-x-3 text-xs text-muted max-lg:hidden">
      <svg
        role="img"
        aria-label="Orders due and delivered, day by day"
        width={days.length * DAY}
        height={HEIGHT + 14}
        className="fill-none stroke-muted"
      >
        <path
          d={bars(
            days.map(({ due }) => due),
            1.5,
            '',
          )}
        />
        <path
          className="fill-delivered stroke-none"
          d={bars(
            days.map(({ delivered }) => delivered ?? 0),
            7,
            'z',
          )}
        />
        <path className="stroke-line-strong" d={`M0 ${HEIGHT + 1.5}h${days.length * DAY}`} />
        <text
          x={now + DAY / 2}
          y={HEIGHT + 12}
          textAnchor="middle"
          className="fill-muted stroke-none text-[10px]"
        >
          today
        </text>
      </svg>
      <figcaption>
        <span className="flex items-center gap-1.5">
          <span className="h-2.5 w-1.5 border border-b-0 border-muted" /> Due
          <span className="ml-2 h-2.5 w-1.5 bg-delivered" /> Delivered
        </span>
        <a
          href={asTable ? '/orders?view=all' : '/orders?show=days'}
          aria-expanded={asTable}
          className="flex min-h-6 items-center underline hover:text-ink"
        >
          Show as a table
        </a>
      </figcaption>
    </figure>
  );
}
