import type { Day } from '@/lib/orders/summary';

/** The room of a day, of a bar in it, and the height of the highest one, in pixels. */
const DAY = 12;
const BAR = 4;
const HEIGHT = 36;

/** Two bars a day: hollow for due, solid for delivered. One path for each, whatever the number of days. */
export function SummaryChart({ days, today }: { days: Day[]; today: string }) {
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
    <svg
      role="img"
      aria-label="Orders due and delivered, day by day"
      width={days.length * DAY}
      height={HEIGHT + 5}
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
      <path className="stroke-ink stroke-2" d={`M${now} ${HEIGHT + 4}h${DAY}`} />
    </svg>
  );
}
