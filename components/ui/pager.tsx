import type { ReactNode } from 'react';
import * as messages from '@/lib/messages';
import { buttonClass } from './button';
import { Icon } from './icon';

export function Pager({
  summary,
  newer,
  older,
  newestFirst = true,
  children,
}: {
  summary: string;
  /** Paths of the neighbouring pages; unless `newestFirst`, "newer" just means the previous one. */
  newer: string | null;
  older: string | null;
  newestFirst?: boolean;
  children?: ReactNode;
}) {
  const [before, after] = newestFirst
    ? [messages.newer, messages.older]
    : [messages.previous, messages.next];
  return (
    <nav aria-label={messages.pagesLabel} className="pager">
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
