import { BYTE_ORDER_MARK, csvLine } from './csv';

export type Table<R> = {
  columns: readonly (readonly [name: string, cell: (row: R) => string | number | null])[];
  object: (row: R) => object;
};

export const EXPORT_FORMATS = ['csv', 'jsonl'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const CONTENT_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/jsonl',
};

export async function* fileTexts<R>(
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

export function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
