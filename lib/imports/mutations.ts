import type { Actor } from '@/lib/auth/actor';
import { transaction, type Tx } from '@/lib/db/client';
import { requestHash } from '@/lib/audit-log/integrity/hash';
import { Refusal } from '@/lib/errors';
import { isHeader, validateRows } from './validate';
import { loadFirstRow, loadRows, positionsOf, streamImportRows } from './rows';
import type { ImportedRow, ImportState } from './import';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import { lockImport } from './lock';
import { columnProfilesSchema } from '@/lib/imports/mapping/profile';
import { columnNames } from '@/lib/imports/layouts/column-names';
import { profilesOfData, provenOrder } from '@/lib/imports/mapping/profiles';
import { questionsOf } from '@/lib/imports/mapping/questions';
import { keyOf } from '@/lib/imports/parse/parse';

/** While nothing is written yet, what the columns say may be told anew. */
const OPEN: readonly ImportState[] = ['matching', 'checking', 'ready'];

/**
 * Says what the columns of an import tell, and has its rows checked anew when no question is left open.
 * @returns whether none is
 * @throws Refusal `no-import`, `forbidden` or `import-moved-on`
 */
export async function saveMapping(
  actor: Actor,
  { id, matching: given, now }: { id: string; matching: ColumnMapping; now: Date },
): Promise<boolean> {
  return transaction(async (tx) => {
    await lockImport(tx, actor, { id, states: OPEN });
    const { profile } = await tx.import.findUniqueOrThrow({
      where: { id },
      select: { profile: true },
    });
    const profiles = columnProfilesSchema.parse(JSON.parse(profile!));
    const firstRow = await loadFirstRow(tx, actor, id);
    const proven = provenOrder(profilesOfData(given, { firstRow, profiles }), given.targets);
    const matching = { ...given, dateOrder: proven ?? given.dateOrder };
    const isSettled = questionsOf({ matching, firstRow, profiles }).length === 0;
    await tx.import.update({
      where: { id },
      data: {
        matching: JSON.stringify(matching),
        matchedAt: isSettled ? now : null,
        judgedTo: 0,
        revision: { increment: 1 },
      },
      select: { id: true },
    });
    return isSettled;
  });
}

/**
 * Whether the file wins where people changed orders since they were last imported; its rows are checked anew.
 * @throws Refusal `no-import`, `forbidden` or `import-moved-on`
 */
export async function overwriteEdits(
  actor: Actor,
  { id, fileWins }: { id: string; fileWins: boolean },
): Promise<void> {
  await transaction(async (tx) => {
    const { matching } = await lockImport(tx, actor, { id, states: ['checking', 'ready'] });
    await tx.import.update({
      where: { id },
      data: {
        matching: JSON.stringify({ ...matching, fileWins }),
        judgedTo: 0,
        revision: { increment: 1 },
      },
      select: { id: true },
    });
  });
}

/** Another text for a cell: columns are counted from 0, positions of rows from 1. */
export type FixedCell = { position: number; column: number; value: string };

/**
 * Puts other texts into cells, and judges what these rows make anew, together with the rows of the same Order IDs.
 * @throws Refusal `no-import`, `forbidden` or `import-moved-on`
 */
export async function fixRows(
  actor: Actor,
  { id, cells }: { id: string; cells: readonly FixedCell[] },
): Promise<void> {
  const { workspaceId } = actor;
  await transaction(async (tx) => {
    const { matching, rows: judgedTo } = await lockImport(tx, actor, { id, states: ['ready'] });
    const positions = [...new Set(cells.map(({ position }) => position))];
    // The row that names the columns is none of those that are judged.
    const before = (await loadRows(tx, actor, { id, positions })).filter(
      ({ position }) => !isHeader(matching!, position),
    );
    const after = before.map((row) => mended(row, cells));
    for (const { position, cells } of after) {
      await tx.importRow.update({
        where: { workspaceId_importId_position: { workspaceId, importId: id, position } },
        data: { cells: JSON.stringify(cells) },
        select: { position: true },
      });
    }
    const names = columnNames(matching!, await loadFirstRow(tx, actor, id));
    const keys = [...before, ...after].flatMap((row) => keyOf(matching!, row.cells, names) ?? []);
    const rows = await takeOut(tx, actor, {
      id,
      keys,
      positions: before.map((row) => row.position),
    });
    await validateRows(tx, actor, { id, matching: matching!, judgedTo, rows });
    await tx.import.update({
      where: { id },
      data: { revision: { increment: 1 } },
      select: { id: true },
    });
  });
}

function mended(row: ImportedRow, mends: readonly FixedCell[]): ImportedRow {
  const cells = [...row.cells];
  for (const { position, column, value } of mends) {
    if (position !== row.position) continue;
    while (cells.length < column) cells.push('');
    cells[column] = value;
  }
  return { ...row, cells };
}

/** Forgets the judgements about these rows and Order IDs; answers all rows that are to be judged anew for it. */
async function takeOut(
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
  for (const judged of streamImportRows(orders.map(({ position }) => position))) {
    await tx.importOrder.deleteMany({ where: { ...where, position: { in: judged } } });
  }
  const all = new Set([...positions, ...orders.flatMap(positionsOf)]);
  return loadRows(tx, actor, { id, positions: [...all] });
}

/**
 * Lets an import loose, or go on after it was stopped. Only who made it can. `revision` is that of the dry run which was
 * looked at; another one is not let loose.
 * @throws Refusal `no-import`, `forbidden` or `import-moved-on`
 */
export async function applyImport(
  actor: Actor,
  { id, revision, now }: { id: string; revision?: number | undefined; now: Date },
): Promise<void> {
  const { workspaceId, userId } = actor;
  await transaction(async (tx) => {
    const { state, ...found } = await lockImport(tx, actor, { id });
    if (state === 'running' || state === 'done') return;
    const undo = await tx.group.findFirst({
      where: { workspaceId, undoes: id },
      select: { id: true },
    });
    if (undo) throw new Refusal('import-moved-on', {});
    if (state === 'cancelled') {
      await tx.group.updateMany({ where: { workspaceId, id }, data: { cancelledAt: null } });
      return;
    }
    if (state !== 'ready' || (revision ?? found.revision) !== found.revision) {
      throw new Refusal('import-moved-on', {});
    }
    const operationId = requestHash(userId, ['applyImport', id]);
    const times = { createdAt: now, appliedAt: now };
    await tx.group.create({
      data: { id, workspaceId, userId, verb: 'import', operationId, ...times },
      select: { id: true },
    });
  });
}

/** Stops an import; what it wrote stays written, and it can be let loose again. */
export async function cancelImport(
  actor: Actor,
  { id, now }: { id: string; now: Date },
): Promise<void> {
  await transaction(async (tx) => {
    const { state } = await lockImport(tx, actor, { id });
    if (state !== 'running') return;
    await tx.group.updateMany({
      where: { workspaceId: actor.workspaceId, id },
      data: { cancelledAt: now },
    });
  });
}
