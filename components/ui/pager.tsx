import { buttonClass } from './button';
import { Icon } from './icon';

/** Neighbouring pages of a list that is sorted newest first, and a word on how much there is. */
export function Pager({
  summary,
  newer,
  older,
}: {
  summary: string;
  newer: string | null;
  older: string | null;
}) {
  return (
    <nav
      aria-label="Pages"
      className="flex min-h-14 flex-wrap items-center justify-between gap-2 text-sm text-muted print:hidden"
    >
      <span className="tabular-nums">{summary}</span>
      <span className="flex gap-2">
        {newer ? (
          <a className={buttonClass()} href={newer}>
            <Icon name="left" /> Newer
          </a>
        ) : null}
        {older ? (
          <a className={buttonClass()} href={older}>
            Older <Icon name="right" />
          </a>
        ) : null}
      </span>
    </nav>
  );
}
