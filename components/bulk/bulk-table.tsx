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
    <table aria-label={name} className="bulk-table">
      <thead>
        <tr>
          {columns.map((column) => (
            <ColumnHead key={column}>{column}</ColumnHead>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key}>
            {cells.map((cell, index) => (
              <td key={columns[index]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
