import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { db, transaction } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { insertRows } from '@/lib/db/write';
import { lockLog } from '@/lib/audit-log/append';
import { requestHash } from '@/lib/audit-log/integrity/hash';
import { Refusal } from '@/lib/errors';
import { yieldEventLoop } from '@/lib/event-loop';
import { headerKey } from '@/lib/imports/layouts/header-key';
import type { ImportSource } from './import';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import type { ColumnProfile } from '@/lib/imports/mapping/profile';
import { newProfiler } from '@/lib/imports/mapping/profiler';

/** How long imports are kept that nobody let loose, in milliseconds. */
const KEPT_MS = 7 * 24 * 60 * 60 * 1_000;

/** How many of these are cleared away with each new one, and how many of their rows at once. */
const FORGOTTEN = 3;
const FORGOTTEN_ROWS = 5_000;

/** How long a file name is that is kept, in characters. */
const LONGEST_NAME = 200;

/** What is known of a file once it has been read. */
export type FileOutcome = { encoding: string; separator: string; hash: string };

type Received = {
  operationId: string;
  source: ImportSource;
  fileName: string | null;
  rows: AsyncIterable<readonly { line: number; cells: readonly string[] }[]>;
  /** Asked for after the last row. */
  outcome: () => FileOutcome;
  /** Settled at once, where nobody needs to be asked. */
  matching?: ColumnMapping;
  now: Date;
};

/**
 * Keeps the rows of a file as they come, in the order of the file, so that nothing of it has to stay in memory. The same
 * file with the same operation id gives the same import. What comes in half is forgotten.
 * @returns the key of the import
 * @throws Refusal `forbidden` or `unreadable-file`, and what reading the rows throws
 */
export async function receiveRows(actor: Actor, received: Received): Promise<string> {
  if (!may(actor, 'orders.import')) throw new Refusal('forbidden', { permission: 'orders.import' });
  const id = await open(actor, received);
  try {
    const answer = await close(actor, { id, received, ...(await keep(actor, id, received.rows)) });
    if (answer !== id) await forgetImport(actor, id);
    return answer;
  } catch (thrown) {
    // Whatever is in the way of this, too, is gone by the next import.
    await forgetImport(actor, id).catch(() => undefined);
    throw thrown;
  }
}

async function open(actor: Actor, { source, fileName, now }: Received): Promise<string> {
  const { workspaceId, userId } = actor;
  const id = newId();
  const stale = new Date(now.getTime() - KEPT_MS);
  for (const staleId of await abandoned(actor, stale)) await forgetImport(actor, staleId);
  await transaction(async (tx) => {
    // Run again, where it is not known whether it was written: once is enough.
    await tx.import.deleteMany({ where: { workspaceId, id } });
    await tx.import.create({
      data: {
        id,
        workspaceId,
        userId,
        source,
        fileName: fileName && nameOf(fileName),
        operationId: id,
        createdAt: now,
      },
      select: { id: true },
    });
  });
  return id;
}

/** The name of a file without its folder and without what is no text. */
function nameOf(fileName: string): string {
  const name = fileName.split(/[\\/]/).at(-1)!;
  return [...name.toWellFormed().replace(/\p{C}/gu, '')].slice(0, LONGEST_NAME).join('');
}

async function keep(
  { workspaceId }: Actor,
  importId: string,
  batches: Received['rows'],
): Promise<{ firstRow: readonly string[]; profiles: ColumnProfile[] }> {
  const profiler = newProfiler();
  let position = 0;
  let firstRow: readonly string[] | undefined;
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    const rows = batch.map(({ line, cells }) => {
      if (firstRow) profiler.add(cells);
      else firstRow = cells;
      return { workspaceId, importId, position: ++position, line, cells: JSON.stringify(cells) };
    });
    const start = performance.now();
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
    await yieldEventLoop(start);
  }
  if (!firstRow) throw new Refusal('unreadable-file', { reason: 'There are no rows in it.' });
  return { firstRow, profiles: profiler.profiles() };
}

/** Notes what is known now that all rows are there; answers the import that they belong to. */
async function close(
  { workspaceId, userId }: Actor,
  {
    id,
    received: { operationId: given, source, outcome, matching, now },
    firstRow,
    profiles,
  }: { id: string; received: Received } & Awaited<ReturnType<typeof keep>>,
): Promise<string> {
  const { hash: fileHash, ...format } = outcome();
  // Whoever goes back in the browser may send another file with the same form.
  const operationId = requestHash(userId, [given, 'receiveRows', source, fileHash]);
  return transaction(async (tx) => {
    await lockLog(tx, workspaceId);
    const earlier = await tx.import.findUnique({ where: { operationId }, select: { id: true } });
    if (earlier) return earlier.id;
    const data = {
      operationId,
      fileHash,
      format: JSON.stringify(format),
      headerKey: headerKey(firstRow),
      profile: JSON.stringify(profiles),
      receivedAt: now,
      ...(matching && { matching: JSON.stringify(matching), matchedAt: now }),
    };
    await tx.import.update({ where: { id }, data, select: { id: true } });
    return id;
  });
}

/** A few of the imports that nobody has let loose since `stale`. */
async function abandoned({ workspaceId }: Actor, stale: Date): Promise<string[]> {
  const rows = await db().import.findMany({
    where: { workspaceId, createdAt: { lt: stale }, doneTo: 0 },
    orderBy: { createdAt: 'asc' },
    take: FORGOTTEN,
    select: { id: true },
  });
  const ids = rows.map(({ id }) => id);
  const groups = await db().group.findMany({
    where: { workspaceId, id: { in: ids } },
    select: { id: true },
  });
  return ids.filter((id) => !groups.some((group) => group.id === id));
}

/** Deletes an import part by part, so that nobody has to wait long. */
export async function forgetImport(
  { workspaceId }: Pick<Actor, 'workspaceId'>,
  id: string,
): Promise<void> {
  const found = await db().import.findFirst({ where: { workspaceId, id }, select: { rows: true } });
  const where = { workspaceId, importId: id };
  for (let position = FORGOTTEN_ROWS; position < (found?.rows ?? 0); position += FORGOTTEN_ROWS) {
    const start = performance.now();
    const part = { ...where, position: { lte: position } };
    await transaction(async (tx) => {
      await tx.importOrder.deleteMany({ where: part });
      await tx.importRow.deleteMany({ where: part });
    });
    await yieldEventLoop(start);
  }
  await transaction((tx) => tx.import.deleteMany({ where: { workspaceId, id } }));
}
