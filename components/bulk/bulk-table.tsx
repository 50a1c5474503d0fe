import type { ReactNode } from 'react';
import { ColumnHead } from '@/components/ui/column-head';

export function BulkTable({
  name,
  columns,
  rows,
}: {
  name: string;
  columns: string[];
  rows: { key: string; cells: ReactNode[] }[];
}) {
  return (
    <table aria-label={name} className="mb-2 w-full text-sm">
      <thead className="text-left text-muted">
        <tr>
          {columns.map((column) => (
            <ColumnHead key={column}>{column}</ColumnHead>
          ))}
        </tr>
      </thead>
      <tbody className="[&_td]:border-b [&_td]:border-line [&_td]:px-2 [&_td]:py-1.5 [&_td]:align-baseline">
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, index) => (
              <td key={columns[index]} className="wrap-anywhere first:tabular-nums">
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
