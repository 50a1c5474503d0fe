import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { transaction } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { insertRows } from '@/lib/db/write';
import { lockLog } from '@/lib/audit-log/append';
import { requestHash } from '@/lib/audit-log/integrity/hash';
import { Refusal } from '@/lib/errors';
import { forEachBatch } from '@/lib/jobs/run';
import { deleteRows } from './clear';
import { unreadable } from '@/lib/imports/file/limits';
import { noRows, onlyColumnNames } from '@/lib/imports/file/messages';
import type { StoredWorkbook } from '@/lib/imports/file/read-file';
import { encodingSamples, findEncoding } from './encodings';
import type { CellEncoding } from '@/lib/imports/file/cell-encoding';
import { newEncodingSample } from '@/lib/imports/file/recognise-encoding';
import { findTitleRows, loadHead, readTable, type Table } from './header-row';
import type { FileFormat } from './stored';
import { headerKey } from '@/lib/imports/layouts/header-key';
import { recogniseLayout } from '@/lib/imports/layouts/layouts';
import type { ImportSource } from './import';
import { HEADER_ROWS } from '@/lib/imports/mapping/header';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import { newProfiler } from '@/lib/imports/mapping/profiler';

const MAX_NAME_LENGTH = 200;

export type FileOutcome = {
  encoding: string;
  separator: string;
  hash: string;
  workbook?: StoredWorkbook;
};

type IncomingFile = {
  operationId: string;
  source: ImportSource;
  fileName: string | null;
  rows: AsyncIterable<readonly { line: number; cells: readonly string[] }[]>;
  outcome: () => FileOutcome;
  /** Skips the mapping step. The file has no title rows. */
  mapping?: ColumnMapping;
  now: Date;
};

/**
 * Stores rows as they arrive, in constant memory. Idempotent by operation ID and file; deletes an incomplete file.
 * @throws Refusal `forbidden` or `unreadable-file`, and any error of reading the rows
 */
export async function receiveRows(actor: Actor, file: IncomingFile): Promise<string> {
  if (!may(actor, 'orders.import')) throw new Refusal('forbidden', { permission: 'orders.import' });
  const id = await createImport(actor, file);
  try {
    const stored = await storeRows(actor, id, file);
    const keptId = await finishReceiving(actor, { id, file, ...stored });
    if (keptId !== id) await deleteImport(actor, id);
    return keptId;
  } catch (thrown) {
    // If this fails too, the import expires later.
    await deleteImport(actor, id).catch(() => undefined);
    throw thrown;
  }
}

async function createImport(
  actor: Actor,
  { source, fileName, now }: IncomingFile,
): Promise<string> {
  const { workspaceId, userId } = actor;
  const id = newId();
  await transaction(async (tx) => {
    // The transaction may be retried after a commit whose answer was lost.
    await tx.import.deleteMany({ where: { workspaceId, id } });
    await tx.import.create({
      data: {
        id,
        workspaceId,
        userId,
        source,
        fileName: fileName && cleanName(fileName),
        operationId: id,
        createdAt: now,
      },
      select: { id: true },
    });
  });
  return id;
}

/** Drops the folder and control characters. */
function cleanName(fileName: string): string {
  const name = fileName.split(/[\\/]/).at(-1)!;
  return [...name.toWellFormed().replace(/\p{C}/gu, '')].slice(0, MAX_NAME_LENGTH).join('');
}

async function storeRows(
  actor: Actor,
  importId: string,
  { rows: batches, outcome, mapping }: IncomingFile,
): Promise<StoredRows> {
  const { workspaceId } = actor;
  const profiler = newProfiler();
  const sample = newEncodingSample();
  /** The header is found among these, so their profile waits for it. */
  const head: (readonly string[])[] = [];
  let titleRows = null as number | null;
  let position = 0;
  const endHead = async () => {
    titleRows ??= mapping ? 0 : await findTitleRows(actor, head);
    for (const cells of head.slice(titleRows + 1)) profiler.add(cells);
    return titleRows;
  };
  await forEachBatch(batches, async (batch) => {
    if (batch.length === 0) return;
    for (const { cells } of batch) {
      sample.add(cells);
      if (titleRows !== null) profiler.add(cells);
      else if (head.push(cells) === HEADER_ROWS) await endHead();
    }
    const rows = batch.map(({ line, cells }) => {
      return { workspaceId, importId, position: ++position, line, cells: JSON.stringify(cells) };
    });
    await transaction(async (tx) => {
      await tx.import.update({
        where: { id: importId },
        data: { rows: position },
        select: { id: true },
      });
      const from = rows[0]!.position;
      await tx.importRow.deleteMany({ where: { workspaceId, importId, position: { gte: from } } });
      await insertRows(tx, 'ImportRow', rows);
    });
  });
  const above = titleRows ?? (await endHead());
  const text = { format: outcome(), head, cells: mapping ? [] : sample.cells() };
  const readAs = await findEncoding(actor, text);
  const table =
    readAs === null
      ? { titleRows: above, firstRow: head[above], profiles: profiler.profiles() }
      : await readAgain(actor, { id: importId, readAs });
  const { firstRow } = table;
  if (!firstRow) throw unreadable(noRows);
  const isLast = position === table.titleRows + 1;
  if (isLast && recogniseLayout(firstRow).hasHeader) throw unreadable(onlyColumnNames);
  return { ...table, firstRow, readAs, samples: encodingSamples(text) };
}

type StoredRows = Table & Pick<FileFormat, 'readAs' | 'samples'>;

/** The table was found while its cells arrived, decoded otherwise. */
async function readAgain(
  actor: Actor,
  reading: { id: string; readAs: CellEncoding },
): Promise<Table> {
  const titleRows = await findTitleRows(actor, await loadHead(actor, reading));
  return readTable(actor, { ...reading, titleRows });
}

async function finishReceiving(
  { workspaceId, userId }: Actor,
  {
    id,
    file: { operationId: given, source, outcome, mapping, now },
    titleRows,
    firstRow,
    profiles,
    ...reading
  }: { id: string; file: IncomingFile } & StoredRows,
): Promise<string> {
  const { hash: fileHash, encoding, separator, workbook } = outcome();
  const { sheet, sheets } = workbook ?? {};
  // The browser's back button can send another file with the same form.
  const operationId = requestHash(userId, [given, 'receiveRows', source, fileHash]);
  return transaction(async (tx) => {
    await lockLog(tx, workspaceId);
    const earlier = await tx.import.findUnique({ where: { operationId }, select: { id: true } });
    if (earlier) return earlier.id;
    const data = {
      operationId,
      fileHash,
      format: JSON.stringify({ encoding, separator, sheet, sheets, titleRows, ...reading }),
      ...(workbook && { workbook: Buffer.from(workbook.bytes).toString('base64') }),
      headerKey: headerKey(firstRow),
      profile: JSON.stringify(profiles),
      receivedAt: now,
      ...(mapping && { matching: JSON.stringify(mapping), matchedAt: now }),
    };
    await tx.import.update({ where: { id }, data, select: { id: true } });
    return id;
  });
}

export async function deleteImport(
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  id: string,
): Promise<void> {
  await deleteRows({ workspaceId, id });
  await transaction(async (tx) => {
    await tx.job.deleteMany({ where: { workspaceId, id } });
    await tx.import.deleteMany({ where: { workspaceId, id } });
  });
}
