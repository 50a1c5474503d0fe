import type { ReactNode } from 'react';
import { buttonClass } from './button';
import { Icon } from './icon';

/** Neighbouring pages of a list, and a word on how much there is. */
export function Pager({
  summary,
  newer,
  older,
  newestFirst = true,
  children,
}: {
  summary: string;
  /** Where the page before this one is, which in a list of other order than newest first is just that. */
  newer: string | null;
  older: string | null;
  newestFirst?: boolean;
  /** Further choices, as how much stands on a page. */
  children?: ReactNode;
}) {
  const [before, after] = newestFirst ? ['Newer', 'Older'] : ['Previous', 'Next'];
  return (
    <nav
      aria-label="Pages"
      className="flex min-h-14 flex-wrap items-center gap-x-6 gap-y-2 py-2 text-sm text-muted print:hidden"
    >
      <span className="tabular-nums">{summary}</span>
      {children}
      <span className="ml-auto flex gap-2">
        {newer ? (
          <a className={buttonClass()} href={newer}>
            <Icon name="left" /> {before}
          </a>
        ) : null}
        {older ? (
          <a className={buttonClass()} href={older}>
            {after} <Icon name="right" />
          </a>
        ) : null}
      </span>
    </nav>
  );
}
