import { clsx } from 'clsx';
import type { ReactNode } from 'react';

/** The head of a column of a table. */
export function ColumnHead({ className, children }: { className?: string; children: ReactNode }) {
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
