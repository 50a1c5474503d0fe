import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { BYTE_ORDER_MARK, csvLine, unguard } from '@/lib/exports/csv';
import { columnNames } from '@/lib/imports/layouts/column-names';
import { isReasonColumn, REASON_COLUMN } from '@/lib/imports/layouts/header-key';
import { listImportOrders } from './outcomes';
import type { ImportView } from './queries';
import { loadFirstRow } from './rows';
import { isGuarded } from '@/lib/imports/parse/cells';

const SLICE = 500;

/** A CSV file with the original columns and one more for the reason. Fixed, it can be imported again. */
export async function* badRows(
  actor: Actor,
  { id, titleRows, mapping }: Pick<ImportView, 'id' | 'titleRows' | 'mapping'>,
): AsyncGenerator<string> {
  const names = columnNames(mapping, await loadFirstRow(db(), actor, { id, titleRows }));
  // A fixed file that is bad again already has a reason column.
  const width = names.length - Number(isReasonColumn(names.at(-1) ?? ''));
  // Don't guard cells twice.
  const plain = isGuarded(mapping, names) ? unguard : (cell: string) => cell;
  const line = (cells: readonly string[], reason: string) =>
    csvLine([...Array.from({ length: width }, (_, column) => plain(cells[column] ?? '')), reason]);
  // Needed even if the file has no header: this column tells a later import that cells are guarded.
  yield BYTE_ORDER_MARK + line(names, REASON_COLUMN);
  for (let after = 0; ;) {
    const orders = await listImportOrders(actor, id, { outcome: 'error', after, size: SLICE });
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
