import { BYTE_ORDER_MARK, csvLine } from './csv';

/** How rows of one kind are written down. */
export type Table<R> = {
  /** The columns of a CSV file: what stands in its first line, and the cell of a row. */
  columns: readonly (readonly [name: string, cell: (row: R) => string | number | null])[];
  /** The object of a line of a JSON Lines file: raw values, named as in the data model. */
  object: (row: R) => object;
};

/** The kinds of files that lists are exported as; each is the ending of its name too. */
export const EXPORT_FORMATS = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const CONTENT_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl',
};

/** The text of a file, a slice of rows at a time, each asked for only when the one before has been taken. */
export async function* written<R>(
  format: ExportFormat,
  table: Table<R>,
  slices: AsyncIterable<R[]>,
): AsyncGenerator<string> {
  if (format === 'csv') yield BYTE_ORDER_MARK + csvLine(table.columns.map(([name]) => name));
  const line = format === 'csv' ? csvLineOf(table) : (row: R) => jsonLine(table.object(row));
  for await (const slice of slices) yield slice.map(line).join('');
}

function csvLineOf<R>({ columns }: Table<R>): (row: R) => string {
  return (row) => csvLine(columns.map(([, cell]) => cell(row)));
}

/** One line of a JSON Lines file. */
export function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
