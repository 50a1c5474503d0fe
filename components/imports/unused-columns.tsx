import { Button } from '@/components/ui/button';
import * as messages from '@/lib/imports/mapping/messages';
import type { UnusedColumn } from '@/lib/imports/mapping/unused';
import { addColumnValue } from '@/lib/imports/schema';

/** Each button submits the form around it and maps its column. */
export function UnusedColumns({ columns }: { columns: readonly UnusedColumn[] }) {
  if (columns.length === 0) return null;
  return (
    <section className="mb-4 rounded-md border border-line-strong bg-tint px-3 py-2">
      <h2 className="font-medium">{messages.unusedTitle(columns.length)}</h2>
      <ul>
        {columns.map(({ column, name, sample, target }) => (
          <li key={column} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1">
            <span className="min-w-0 wrap-anywhere">
              <bdi>{name}</bdi> <span className="text-muted">{sample}</span>
            </span>
            <Button
              type="submit"
              name="add"
              value={addColumnValue({ column, target })}
              aria-label={messages.addColumnName({ name, target })}
              className="ml-auto"
            >
              {messages.addColumn(target)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
