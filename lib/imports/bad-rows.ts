import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { BYTE_ORDER_MARK, csvLine, unguard } from '@/lib/exports/csv';
import { columnNames } from '@/lib/imports/layouts/column-names';
import { isReasonColumn, REASON_COLUMN } from '@/lib/imports/layouts/header-key';
import { listImportOrders } from './outcomes';
import type { ImportView } from './queries';
import { loadFirstRow } from './rows';
import { isGuarded } from '@/lib/imports/parse/cells';

/** Orders that are asked for at once. */
const SLICE = 500;

/**
 * The rows of an import that are errors, as a CSV file with the columns of theirs and one more, which says why. Mended,
 * it is a file to import.
 */
export async function* badRows(
  actor: Actor,
  { id, matching }: Pick<ImportView, 'id' | 'matching'>,
): AsyncGenerator<string> {
  const names = columnNames(matching, await loadFirstRow(db(), actor, id));
  // A file that was mended before, and is bad again, has its reasons already.
  const width = names.length - Number(isReasonColumn(names.at(-1) ?? ''));
  // What is guarded already is not to be guarded twice.
  const plain = isGuarded(matching, names) ? unguard : (cell: string) => cell;
  const line = (cells: readonly string[], reason: string) =>
    csvLine([...Array.from({ length: width }, (_, column) => plain(cells[column] ?? '')), reason]);
  // Also where the file has no names: by the name of this column it is known that cells are guarded.
  yield BYTE_ORDER_MARK + line(names, REASON_COLUMN);
  for (let after = 0; ;) {
    const orders = await listImportOrders(actor, id, { verdict: 'error', after, size: SLICE });
    for (const { rows, problems } of orders) {
      for (const { position, cells } of rows) {
        const own = problems.filter((problem) => problem.position === position);
        yield line(cells, own.map(({ name, text }) => `${name}: ${text}`).join(' '));
      }
    }
    if (orders.length < SLICE) return;
    after = orders.at(-1)!.position;
  }
}
