import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import * as messages from '@/lib/messages';
import { Icon } from './icon';

export type HeadSort = { href: string; current: 'ascending' | 'descending' | undefined };

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
      className={clsx('sorted-head', className)}
    >
      <a href={href} title={messages.sortBy(name)}>
        {name}
        {current ? <Icon name={current === 'ascending' ? 'up' : 'down'} size={14} /> : null}
      </a>
    </th>
  );
}
