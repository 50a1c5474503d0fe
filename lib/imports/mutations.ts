import type { Actor } from '@/lib/auth/actor';
import { transaction, type Tx } from '@/lib/db/client';
import { lockLog } from '@/lib/audit-log/append';
import { requestHash } from '@/lib/audit-log/integrity/hash';
import { Refusal } from '@/lib/errors';
import { endJob, startJob } from '@/lib/jobs/mutations';
import { storeCounts } from './counts';
import { validateRows } from './validate';
import { loadFirstRow, loadRows, rowPositions, inSlices, withTypedCells } from './rows';
import type { ImportedRow } from './import';
import { countRowsAboveOrders } from '@/lib/imports/mapping/header';
import type { CancelledChoice, ColumnMapping } from '@/lib/imports/mapping/mapping';
import type { OrderField } from '@/lib/orders/fields';
import { lockImport } from './lock';
import { UNCHECKED } from './mapping/mutations';
import { columnNames } from '@/lib/imports/layouts/column-names';
import { readOrderId } from '@/lib/imports/parse/parse';

/**
 * Uses the file’s values in conflicts about these fields; the dry run is repeated.
 * @throws Refusal `no-import`, `forbidden` or `import-moved-on`
 */
export async function resolveConflicts(
  actor: Actor,
  { id, fileWins }: { id: string; fileWins: OrderField[] },
): Promise<void> {
  await changeChoices(actor, { id, choices: { fileWins }, isCheckedAgain: true });
}

/** @throws Refusal `no-import`, `forbidden` or `import-moved-on` */
export async function chooseForCancelled(
  actor: Actor,
  { id, cancelled }: { id: string; cancelled: CancelledChoice },
): Promise<void> {
  await changeChoices(actor, { id, choices: { cancelled } });
}

async function changeChoices(
  actor: Actor,
  {
    id,
    choices,
    isCheckedAgain = false,
  }: { id: string; choices: Partial<ColumnMapping>; isCheckedAgain?: boolean },
): Promise<void> {
  await transaction(async (tx) => {
    const { mapping } = await lockImport(tx, actor, { id, states: ['checking', 'ready'] });
    await tx.import.update({
      where: { id },
      data: {
        matching: JSON.stringify({ ...mapping, ...choices }),
        ...(isCheckedAgain ? UNCHECKED : { revision: { increment: 1 } }),
      },
      select: { id: true },
    });
    if (isCheckedAgain) await startJob(tx, actor, { id, kind: 'import' });
  });
}

/** Columns count from 0, positions from 1. */
export type FixedCell = { position: number; column: number; value: string };

/**
 * Also validates again the rows that share an Order ID with them.
 * @throws Refusal `no-import`, `forbidden` or `import-moved-on`
 */
export async function fixRows(
  actor: Actor,
  { id, cells }: { id: string; cells: readonly FixedCell[] },
): Promise<void> {
  const { workspaceId } = actor;
  await transaction(async (tx) => {
    const locked = await lockImport(tx, actor, { id, states: ['ready'] });
    const { mapping, rows: judgedTo } = locked;
    const { titleRows } = locked.format;
    const above = countRowsAboveOrders(mapping!, titleRows);
    const positions = [...new Set(cells.map(({ position }) => position))];
    const before = (await loadRows(tx, actor, { id, positions })).filter(
      ({ position }) => position > above,
    );
    for (const { position } of before) {
      const where = { workspaceId_importId_position: { workspaceId, importId: id, position } };
      const row = await tx.importRow.findUniqueOrThrow({ where, select: { cells: true } });
      const ofRow = cells.filter((cell) => cell.position === position);
      const data = { cells: withTypedCells(row.cells, ofRow, locked.format) };
      await tx.importRow.update({ where, data, select: { position: true } });
    }
    const fixed = before.map(({ position }) => position);
    const after = await loadRows(tx, actor, { id, positions: fixed });
    const names = columnNames(mapping!, await loadFirstRow(tx, actor, { id, titleRows }));
    const keys = [...before, ...after].flatMap((row) => readOrderId(mapping!, row, names) ?? []);
    const rows = await clearOutcomes(tx, actor, { id, keys, positions: fixed });
    await validateRows(tx, actor, { id, titleRows, mapping: mapping!, judgedTo, rows });
    await storeCounts(tx, actor, { id, judgedTo });
    await tx.import.update({
      where: { id },
      data: { revision: { increment: 1 } },
      select: { id: true },
    });
  });
}

/** @returns all rows that must be validated again */
async function clearOutcomes(
  tx: Tx,
  actor: Actor,
  { id, keys, positions }: { id: string; keys: string[]; positions: number[] },
): Promise<ImportedRow[]> {
  const { workspaceId } = actor;
  const where = { workspaceId, importId: id };
  const orders = await tx.importOrder.findMany({
    where: { ...where, OR: [{ orderId: { in: keys } }, { position: { in: positions } }] },
    select: { position: true, positions: true },
  });
  for (const slice of inSlices(orders.map(({ position }) => position))) {
    await tx.importOrder.deleteMany({ where: { ...where, position: { in: slice } } });
  }
  const all = new Set([...positions, ...orders.flatMap(rowPositions)]);
  return loadRows(tx, actor, { id, positions: [...all] });
}

/**
 * `revision` is the dry run that the person saw; a newer one isn't applied. No effect if it was applied before.
 * @throws Refusal `no-import`, `forbidden` or `import-moved-on`
 */
export async function applyImport(
  actor: Actor,
  { id, revision, now }: { id: string; revision?: number; now: Date },
): Promise<void> {
  const { workspaceId, userId } = actor;
  await transaction(async (tx) => {
    const { state, ...found } = await lockImport(tx, actor, { id });
    if (state === 'running' || state === 'done') return;
    if (state !== 'ready' || (revision ?? found.revision) !== found.revision) {
      throw new Refusal('import-moved-on', {});
    }
    // An earlier version checked it.
    if (found.counts === null) await storeCounts(tx, actor, { id, judgedTo: found.judgedTo });
    const operationId = requestHash(userId, ['applyImport', id]);
    const times = { createdAt: now, appliedAt: now };
    await tx.bulkAction.create({
      data: { id, workspaceId, userId, verb: 'import', operationId, ...times },
      select: { id: true },
    });
    // No other sheet can be chosen from now on.
    await tx.import.update({ where: { id }, data: { workbook: null }, select: { id: true } });
    await startJob(tx, actor, { id, kind: 'import' });
  });
}

/**
 * After a cancel, or if the work stopped. No effect if there is no work left.
 * @throws Refusal `no-import`, `forbidden`, or `import-moved-on` if it was undone
 */
export async function continueImport(actor: Actor, { id }: { id: string }): Promise<void> {
  const { workspaceId } = actor;
  await transaction(async (tx) => {
    // An undo holds this lock too.
    await lockLog(tx, workspaceId);
    const { state } = await lockImport(tx, actor, { id });
    if (state !== 'checking' && state !== 'running' && state !== 'cancelled') return;
    const undo = await tx.bulkAction.findFirst({
      where: { workspaceId, undoes: id },
      select: { id: true },
    });
    if (undo) throw new Refusal('import-moved-on', {});
    await tx.bulkAction.updateMany({ where: { workspaceId, id }, data: { cancelledAt: null } });
    await startJob(tx, actor, { id, kind: 'import' });
  });
}

/** No effect unless the import is running. @throws Refusal `no-import` or `forbidden` */
export async function cancelImport(
  actor: Actor,
  { id, now }: { id: string; now: Date },
): Promise<void> {
  await transaction(async (tx) => {
    const { state } = await lockImport(tx, actor, { id });
    if (state !== 'running') return;
    await tx.bulkAction.updateMany({
      where: { workspaceId: actor.workspaceId, id },
      data: { cancelledAt: now },
    });
    await endJob(tx, actor, id);
  });
}
