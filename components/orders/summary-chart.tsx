import * as messages from '@/lib/orders/list/messages';
import type { OrderSummary } from '@/lib/orders/summary';

// In pixels.
const DAY_WIDTH = 12;
const BAR_WIDTH = 4;
const HEIGHT = 28;

/** Two bars a day, hollow for due and solid for delivered. Wide screens only. */
export function SummaryChart({
  summary: { days, today },
  isTableOpen,
}: {
  summary: OrderSummary;
  isTableOpen: boolean;
}) {
  const most = Math.max(1, ...days.flatMap(({ due, delivered }) => [due, delivered ?? 0]));
  const bars = (counts: number[], from: number, close: '' | 'z') =>
    counts
      .map((count, day) => {
        // At least 2 px, so that small counts are visible.
        const height = count && Math.max(2, Math.round((count / most) * HEIGHT));
        return (
          height &&
          `M${day * DAY_WIDTH + from} ${HEIGHT + 1}v-${height}h${BAR_WIDTH}v${height}${close}`
        );
      })
      .filter(Boolean)
      .join('');
  const todayX = days.findIndex(({ date }) => date === today) * DAY_WIDTH;
  return (
    <figure className="mr-4 flex items-center gap-x-3 text-xs text-muted max-lg:hidden">
      <svg
        role="img"
        aria-label={messages.chartName}
        width={days.length * DAY_WIDTH}
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
        <path className="stroke-line-strong" d={`M0 ${HEIGHT + 1.5}h${days.length * DAY_WIDTH}`} />
        <text
          x={todayX + DAY_WIDTH / 2}
          y={HEIGHT + 12}
          textAnchor="middle"
          className="fill-muted stroke-none text-[10px]"
        >
          {messages.chartToday}
        </text>
      </svg>
      <figcaption>
        <span className="flex items-center gap-1.5">
          <span className="h-2.5 w-1.5 border border-b-0 border-muted" /> {messages.due}
          <span className="ml-2 h-2.5 w-1.5 bg-delivered" /> {messages.delivered}
        </span>
        <a
          href={isTableOpen ? '/orders?view=all' : '/orders?show=days'}
          aria-expanded={isTableOpen}
          className="flex min-h-6 items-center underline hover:text-ink"
        >
          {messages.showTableLink}
        </a>
      </figcaption>
    </figure>
  );
}
