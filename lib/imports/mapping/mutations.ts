import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { db, statements, transaction, type Tx } from '@/lib/db/client';
import { Refusal } from '@/lib/errors';
import { startJob } from '@/lib/jobs/mutations';
import { possibleEncodings, type CellEncoding } from '@/lib/imports/file/cell-encoding';
import { findTitleRows, loadHead, readTable } from '@/lib/imports/header-row';
import { EDITABLE_STATES } from '@/lib/imports/import';
import { headerKey } from '@/lib/imports/layouts/header-key';
import { lockImport, type LockedImport } from '@/lib/imports/lock';
import { earlierPrefix } from '@/lib/imports/numbering';
import { findImport } from '@/lib/imports/queries';
import { loadFirstRow } from '@/lib/imports/rows';
import type { FileFormat } from '@/lib/imports/stored';
import type { ColumnMapping } from './mapping';
import { columnProfilesSchema } from './profile';
import { profilesOfData, provenOrders } from './profiles';
import { openQuestions } from './questions';

/** The dry run is repeated. */
export const UNCHECKED = { judgedTo: 0, counts: null, revision: { increment: 1 } };

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
