import { createReadStream } from 'node:fs';
import { columnNames } from '@/lib/imports/layouts/column-names';
import { inferMapping } from '@/lib/imports/mapping/infer';
import type { ImportedRow, ParsedRow } from '@/lib/imports/import';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import { newProfiler } from '@/lib/imports/mapping/profiler';
import { questionsOf } from '@/lib/imports/mapping/questions';
import { readFile } from '@/lib/imports/file/read-file';
import { keyOf, parseRow } from '@/lib/imports/parse/parse';

const TIME_ZONE = 'Asia/Kathmandu';

/** A fixture as it is read, before people have said anything about it. */
export async function fixture(name: string) {
  const rows: ImportedRow[] = [];
  const file = createReadStream(`tests/fixtures/imports/${name}.csv`);
  for await (const batch of readFile(file).batches) {
    for (const { line, cells } of batch) rows.push({ position: rows.length + 1, line, cells });
  }
  return guessed(rows);
}

/** Rows, the first of which may name the columns, and what is guessed of them. */
export function guessed(rows: readonly ImportedRow[]) {
  const profiler = newProfiler();
  for (const { cells } of rows.slice(1)) profiler.add(cells);
  const seen = { firstRow: rows[0]!.cells, profiles: profiler.profiles() };
  const matching = inferMapping({ ...seen, workspaceName: 'Harbour Couriers' });
  return { rows, ...seen, matching, questions: questionsOf({ matching, ...seen }) };
}

/** Lines of cells as rows. */
export function rowsOf(...lines: string[][]): ImportedRow[] {
  return lines.map((cells, index) => ({ position: index + 1, line: index + 1, cells }));
}

/** What is understood of each order of a file, in the order in which they begin. */
export function readings(matching: ColumnMapping, rows: readonly ImportedRow[]): ParsedRow[] {
  const names = columnNames(matching, rows[0]!.cells);
  const bundles = new Map<string, ImportedRow[]>();
  for (const row of rows.slice(matching.hasHeader ? 1 : 0)) {
    const key = matching.folds ? keyOf(matching, row.cells, names) : null;
    const bundle = key ?? ` ${row.position}`;
    bundles.set(bundle, [...(bundles.get(bundle) ?? []), row]);
  }
  return [...bundles.values()].map((bundle) =>
    parseRow(matching, { rows: bundle, names, timeZone: TIME_ZONE }),
  );
}
