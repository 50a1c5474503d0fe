import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { db, statements, transaction, type Tx } from '@/lib/db/client';
import { requestHash } from '@/lib/audit-log/integrity/hash';
import { Refusal } from '@/lib/errors';
import { endJob, startJob } from '@/lib/jobs/mutations';
import { storeCounts } from './counts';
import { validateRows } from './validate';
import { loadFirstRow, loadRows, rowPositions, inSlices, withTypedCells } from './rows';
import { EDITABLE_STATES, type ImportedRow } from './import';
import { countRowsAboveOrders } from '@/lib/imports/mapping/header';
import type { CancelledChoice, ColumnMapping } from '@/lib/imports/mapping/mapping';
import type { OrderField } from '@/lib/orders/fields';
import { findTitleRows, loadHead, readTable } from './header-row';
import { earlierPrefix } from './numbering';
import { lockImport, type LockedImport } from './lock';
import { findImport } from './queries';
import type { FileFormat } from './stored';
import { possibleEncodings, type CellEncoding } from '@/lib/imports/file/cell-encoding';
import { columnProfilesSchema } from '@/lib/imports/mapping/profile';
import { headerKey } from '@/lib/imports/layouts/header-key';
import { columnNames } from '@/lib/imports/layouts/column-names';
import { profilesOfData, provenOrders } from '@/lib/imports/mapping/profiles';
import { openQuestions } from '@/lib/imports/mapping/questions';
import { readOrderId } from '@/lib/imports/parse/parse';

/** The dry run is repeated. */
const UNCHECKED = { judgedTo: 0, counts: null, revision: { increment: 1 } };

/**
 * @returns whether no question is open
 * @throws Refusal `no-import`, `forbidden` or `import-moved-on`
 */
export async function saveMapping(
  actor: Actor,
  { id, mapping: given, now }: { id: string; mapping: ColumnMapping; now: Date },
): Promise<boolean> {
  const prefix = given.idPrefix?.trim();
  const isRepeat =
    prefix !== undefined &&
    may(actor, 'orders.import') &&
    prefix === (await earlierPrefix(db(), actor, { id, statements: statements() }));
  return transaction(async (tx) => {
    const { format } = await lockImport(tx, actor, { id, states: EDITABLE_STATES });
    const { profile } = await tx.import.findUniqueOrThrow({
      where: { id },
      select: { profile: true },
    });
    const profiles = columnProfilesSchema.parse(JSON.parse(profile!));
    const firstRow = await loadFirstRow(tx, actor, { id, titleRows: format.titleRows });
    const proven = provenOrders(profilesOfData(given, { firstRow, profiles }), given.targets);
    const dateOrder = proven.dateOrder ?? given.dateOrder;
    const mapping = {
      ...given,
      dateOrder,
      yearOrder: proven.yearOrder ?? given.yearOrder,
      isRepeat,
    };
    const isSettled = openQuestions({ mapping, firstRow, profiles }).length === 0;
    await tx.import.update({
      where: { id },
      data: {
        matching: JSON.stringify(mapping),
        matchedAt: isSettled ? now : null,
        ...UNCHECKED,
      },
      select: { id: true },
    });
    if (isSettled) await startJob(tx, actor, { id, kind: 'import' });
    return isSettled;
  });
}

/**
 * Row 0 means that the file has no column names. Another row than before discards the saved mapping.
 * @returns whether it is another row
 * @throws Refusal `no-import`, `forbidden`, `import-moved-on`, or `out-of-date` if there are no rows below that row
 */
export async function chooseHeaderRow(
  actor: Actor,
  { id, headerRow }: { id: string; headerRow: number },
): Promise<boolean> {
  return changeTable(actor, id, async ({ rows, format: { readAs } }) => {
    const { mapping, titleRows } = (await findImport(actor, id))!;
    if (headerRow === (mapping.hasHeader ? titleRows + 1 : 0)) return null;
    if (headerRow >= rows) throw new Refusal('out-of-date', {});
    const hasHeader = headerRow > 0;
    return { readAs, titleRows: Math.max(0, headerRow - 1), hasHeader };
  });
}

/**
 * Reads the stored cells in another encoding. That discards the saved mapping; the header is found again unless a person
 * chose it.
 * @returns whether it is another encoding
 * @throws Refusal `no-import`, `forbidden`, `import-moved-on`, or `out-of-date` if the file can't be in this encoding
 */
export async function chooseEncoding(
  actor: Actor,
  { id, encoding }: { id: string; encoding: CellEncoding },
): Promise<boolean> {
  return changeTable(actor, id, async ({ format }) => {
    const possible = possibleEncodings(format);
    if (!possible.includes(encoding)) throw new Refusal('out-of-date', {});
    const { readAs, hasHeader, titleRows } = format;
    if (encoding === (readAs ?? possible[0])) return null;
    const table = { readAs: encoding, hasHeader, titleRows };
    if (hasHeader !== null) return table;
    const head = await loadHead(actor, { id, readAs: encoding });
    return { ...table, titleRows: await findTitleRows(actor, head) };
  });
}

type TableChoice = Pick<FileFormat, 'readAs' | 'titleRows' | 'hasHeader'>;

/** Reads all rows again, outside of a transaction. Does nothing if `choose` returns null. */
async function changeTable(
  actor: Actor,
  id: string,
  choose: (locked: LockedImport) => Promise<TableChoice | null>,
): Promise<boolean> {
  const lock = (tx: Tx) => lockImport(tx, actor, { id, states: EDITABLE_STATES });
  const before = await transaction(lock);
  const choice = await choose(before);
  if (!choice) return false;
  const table = await readTable(actor, { id, ...choice });
  await transaction(async (tx) => {
    const locked = await lock(tx);
    if (locked.revision !== before.revision) throw new Refusal('import-moved-on', {});
    const data = {
      format: JSON.stringify({ ...locked.format, ...choice }),
      headerKey: headerKey(table.firstRow),
      profile: JSON.stringify(table.profiles),
      ...{ matching: null, matchedAt: null, ...UNCHECKED },
    };
    await tx.import.update({ where: { id }, data, select: { id: true } });
  });
  return true;
}

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
