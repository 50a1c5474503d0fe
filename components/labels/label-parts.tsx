import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { formatNumber } from '@/lib/numbers';

/** Long runs are split into parts. */
export function LabelParts({
  from,
  shown,
  count,
  previous,
  next,
}: {
  /** Number of labels in earlier parts. */
  from: number;
  shown: number;
  count: number;
  previous: string | null;
  next: string | null;
}) {
  if (!previous && !next) return null;
  return (
    <nav
      aria-label="Parts"
      className="mb-4 flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2 text-sm print:hidden"
    >
      <p className="text-muted tabular-nums">
        Labels {formatNumber(from + 1)}–{formatNumber(from + shown)} of {formatNumber(count)}. Print
        each part separately.
      </p>
      {previous ? (
        <a href={previous} className={buttonClass()}>
          <Icon name="left" /> Previous labels
        </a>
      ) : null}
      {next ? (
        <a href={next} className={buttonClass()}>
          Next labels <Icon name="right" />
        </a>
      ) : null}
    </nav>
  );
}
