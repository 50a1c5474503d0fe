import type { Actor } from '@/lib/auth/actor';
import { db, transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { Refusal } from '@/lib/errors';
import { EDITABLE_STATES } from '@/lib/imports/import';
import { lockImport } from '@/lib/imports/lock';
import type { Row } from '@/lib/imports/file/records';
import { deleteImport, receiveRows } from '@/lib/imports/receive';
import type { FileFormat } from '@/lib/imports/stored';
import { withUploadSlot } from '@/lib/imports/upload-slots';
import { readWorkbook } from './workbook';

/**
 * Replaces the import by one of another sheet of its workbook, which is complete before this one is deleted.
 * Without a sheet, or with the one that was read, does nothing.
 * @returns the ID of the import of that sheet
 * @throws Refusal `no-import`, `forbidden`, `import-moved-on`, `unreadable-file`, `busy`, or `out-of-date` if there is no such
 *   sheet
 */
export async function chooseSheet(
  actor: Actor,
  { id, sheet, now }: { id: string; sheet: string | null; now: Date },
): Promise<string> {
  if (sheet === null) return id;
  const lock = (tx: Tx) => lockImport(tx, actor, { id, states: EDITABLE_STATES });
  const { format, revision } = await transaction(lock);
  if (format.sheet === sheet) return id;
  if (!format.sheets.includes(sheet)) throw new Refusal('out-of-date', {});
  const sheetId = await withUploadSlot(actor.workspaceId, () =>
    receiveSheet(actor, { id, sheet, format, now }),
  );
  try {
    await transaction(async (tx) => {
      const locked = await lock(tx);
      if (locked.revision !== revision) throw new Refusal('import-moved-on', {});
      // Nothing can be done with an incomplete import, even if deleting it is interrupted.
      await tx.import.update({ where: { id }, data: { receivedAt: null }, select: { id: true } });
    });
  } catch (thrown) {
    await deleteImport(actor, sheetId);
    throw thrown;
  }
  await deleteImport(actor, id);
  return sheetId;
}

async function receiveSheet(
  actor: Actor,
  { id, sheet, format, now }: { id: string; sheet: string; format: FileFormat; now: Date },
): Promise<string> {
  const { fileName, fileHash, ...stored } = await loadWorkbook(actor, id);
  const bytes = Buffer.from(stored.workbook, 'base64');
  let sheets: string[] = [];

  // Read only once its rows are needed, so that no error before that keeps its turn.
  async function* rows(): AsyncGenerator<Row[]> {
    const found = await readWorkbook(bytes, sheet);
    ({ sheets } = found);
    yield* found.batches();
  }

  return receiveRows(actor, {
    // A repeated request must not get, and then delete, the import of the first one.
    operationId: newId(),
    source: 'file',
    fileName,
    rows: rows(),
    outcome: () => ({
      ...{ encoding: format.encoding, separator: format.separator, hash: fileHash },
      workbook: { bytes, sheet, sheets },
    }),
    now,
  });
}

async function loadWorkbook(actor: Actor, id: string) {
  const found = await db().import.findUnique({
    where: { workspaceId_id: { workspaceId: actor.workspaceId, id }, userId: actor.userId },
    select: { fileName: true, fileHash: true, workbook: true },
  });
  // Applied or replaced since it was locked.
  if (!found?.workbook) throw new Refusal('import-moved-on', {});
  return { ...found, workbook: found.workbook, fileHash: found.fileHash! };
}
