import { Field, TextArea } from '@/components/ui/field';
import type { RowToFix } from '@/lib/imports/describe';
import * as messages from '@/lib/imports/messages';

/** Invalid cells as inputs, the others as text. */
export function FixCells({ rows, names }: { rows: readonly RowToFix[]; names: readonly string[] }) {
  return (
    <div className="space-y-4">
      {rows.map((row) => (
        <div key={row.position} className="space-y-3">
          {row.invalid.map((cell) => (
            <CellField key={cell.column} {...{ row, cell }} />
          ))}
          <dl className="change-list empty:hidden">
            {row.others.map(([column, value]) => (
              <div key={column}>
                <dt>{names[column]}: </dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  );
}

function CellField({
  row: { position, line },
  cell: { column, name, value, error },
}: {
  row: RowToFix;
  cell: RowToFix['invalid'][number];
}) {
  const field = {
    label: messages.cellLabel({ name, line }),
    name: `cell.${position}.${column}`,
    defaultValue: value,
    autoComplete: 'off',
    error: { text: error },
  };
  // A single-line input would drop line breaks.
  return /[\r\n]/.test(value) ? <TextArea {...field} rows={3} /> : <Field {...field} />;
}
