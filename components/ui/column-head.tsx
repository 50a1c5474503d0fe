import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Icon } from './icon';

/** By what a click sorts, and how the list is sorted by it now, if it is. */
export type HeadSort = { href: string; current: 'ascending' | 'descending' | undefined };

/** The head of a column of a table. */
export function ColumnHead({
  className,
  children,
}: {
  className?: string | undefined;
  children: ReactNode;
}) {
  return (
    <th
      role="columnheader"
      scope="col"
      className={clsx('border-b border-line px-2 py-2 font-medium whitespace-nowrap', className)}
    >
      {children}
    </th>
  );
}

/** The head of a column by which the list can be sorted, with a link that does. */
export function SortedHead({
  name,
  sort: { href, current },
  className,
}: {
  name: string;
  sort: HeadSort;
  className?: string | undefined;
}) {
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={current}
      className={clsx('border-b border-line font-medium whitespace-nowrap', className)}
    >
      <a
        href={href}
        title={`Sort by ${sentencePart(name)}`}
        className={clsx('inline-flex min-h-9 items-center gap-1 px-2 hover:text-ink', {
          'text-ink': current,
        })}
      >
        {name}
        {current ? <Icon name={current === 'ascending' ? 'up' : 'down'} size={14} /> : null}
      </a>
    </th>
  );
}

/** "Delivery date" within a sentence: the first letter small, unless the word has more capitals of its own. */
function sentencePart(name: string): string {
  return /^.\S* [A-Z]/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
