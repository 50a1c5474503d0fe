import { Field, TextArea } from '@/components/ui/field';
import type { ImportedRow, Problem } from '@/lib/imports/import';
import * as messages from '@/lib/imports/messages';

/** Invalid cells as inputs, the others as text. */
export function FixCells({
  rows,
  problems,
  names,
  shown,
}: {
  rows: readonly ImportedRow[];
  problems: readonly Problem[];
  /** Column names. */
  names: readonly string[];
  /** Indexes of the mapped columns. */
  shown: readonly number[];
}) {
  return (
    <div className="space-y-4">
      {rows.map((row) => {
        const rowProblems = problems.filter(({ position }) => position === row.position);
        const columns = new Set(rowProblems.flatMap(({ column }) => column ?? []));
        const others = shown.filter((column) => !columns.has(column) && row.cells[column]?.trim());
        return (
          <div key={row.position} className="space-y-3">
            {[...columns].map((column) => (
              <CellField
                key={column}
                {...{ row, column }}
                problems={rowProblems.filter((problem) => problem.column === column)}
              />
            ))}
            <dl className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm empty:hidden">
              {others.map((column) => (
                <div key={column} className="min-w-0 wrap-anywhere">
                  <dt className="inline text-muted">{names[column]}: </dt>
                  <dd className="inline">{row.cells[column]}</dd>
                </div>
              ))}
            </dl>
          </div>
        );
      })}
    </div>
  );
}

function CellField({
  row: { position, line, cells },
  column,
  problems,
}: {
  row: ImportedRow;
  column: number;
  problems: readonly Problem[];
}) {
  const value = cells[column] ?? '';
  const field = {
    label: messages.cellLabel({ name: problems[0]!.name, line }),
    name: `cell.${position}.${column}`,
    defaultValue: value,
    autoComplete: 'off',
    error: { text: problems.map(({ text }) => text).join(' ') },
  };
  // A single-line input would drop line breaks.
  return /[\r\n]/.test(value) ? <TextArea {...field} rows={3} /> : <Field {...field} />;
}
