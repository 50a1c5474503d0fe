import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import * as messages from '@/lib/labels/messages';

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
      aria-label={messages.partsName}
      className="mb-4 flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2 text-sm print:hidden"
    >
      <p className="text-muted tabular-nums">
        {messages.partNote({ from: from + 1, to: from + shown, count })}
      </p>
      {previous ? (
        <a href={previous} className={buttonClass()}>
          <Icon name="left" /> {messages.previousButton}
        </a>
      ) : null}
      {next ? (
        <a href={next} className={buttonClass()}>
          {messages.nextButton} <Icon name="right" />
        </a>
      ) : null}
    </nav>
  );
}
