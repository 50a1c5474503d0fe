import { createReadStream } from 'node:fs';
import { columnNames } from '@/lib/imports/layouts/column-names';
import { inferMapping } from '@/lib/imports/mapping/infer';
import type { ImportedRow, ParsedRow } from '@/lib/imports/import';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import { newProfiler } from '@/lib/imports/mapping/profiler';
import { openQuestions } from '@/lib/imports/mapping/questions';
import { readFile } from '@/lib/imports/file/read-file';
import { readOrderId, parseRow } from '@/lib/imports/parse/parse';

const TIME_ZONE = 'Asia/Kathmandu';

/** Today is a Wednesday, and Good Friday is a holiday. */
const CALENDAR = { workingDays: '12345', holidays: '2026-04-03', today: '2026-04-01' };

/** A fixture as inferred, before people have changed anything. */
export async function fixture(name: string) {
  const rows: ImportedRow[] = [];
  const file = createReadStream(`tests/fixtures/imports/${name}.csv`);
  for await (const batch of readFile(file).batches) {
    for (const { line, cells } of batch) rows.push({ position: rows.length + 1, line, cells });
  }
  return inferFromRows(rows);
}

/** Rows with an optional header, and the inferred mapping. */
export function inferFromRows(rows: readonly ImportedRow[]) {
  const profiler = newProfiler();
  for (const { cells } of rows.slice(1)) profiler.add(cells);
  const seen = { firstRow: rows[0]!.cells, profiles: profiler.profiles() };
  const mapping = inferMapping({ ...seen, workspaceName: 'Harbour Couriers' });
  return { rows, ...seen, mapping, questions: openQuestions({ mapping, ...seen }) };
}

/** Lines of cells as rows. */
export function rowsOf(...lines: string[][]): ImportedRow[] {
  return lines.map((cells, index) => ({ position: index + 1, line: index + 1, cells }));
}

/** The parsed orders of a file, in order of their first rows. */
export function parseOrders(mapping: ColumnMapping, rows: readonly ImportedRow[]): ParsedRow[] {
  const names = columnNames(mapping, rows[0]!.cells);
  const bundles = new Map<string, ImportedRow[]>();
  for (const row of rows.slice(mapping.hasHeader ? 1 : 0)) {
    const key = mapping.folds ? readOrderId(mapping, row, names) : null;
    const bundle = key ?? ` ${row.position}`;
    bundles.set(bundle, [...(bundles.get(bundle) ?? []), row]);
  }
  return [...bundles.values()].map((bundle) =>
    parseRow(mapping, { rows: bundle, names, timeZone: TIME_ZONE, calendar: CALENDAR }),
  );
}
