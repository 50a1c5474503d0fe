import { db, transaction, type Tx } from '@/lib/db/client';
import { runInBatches } from '@/lib/jobs/run';
import { storeCounts } from './counts';

/** In milliseconds, after the upload. */
const ROWS_KEPT_MS = 30 * 24 * 60 * 60 * 1_000;

const ROWS_AT_ONCE = 5_000;

/**
 * Deletes the rows of one old import, of any workspace, that wrote orders; what it wrote stays in the log. Those of a
 * Flask database stay, because taking it over again compares with them.
 * @returns whether there was one
 */
export async function clearNextImport(now: Date): Promise<boolean> {
  const found = await db().import.findFirst({
    where: {
      clearedAt: null,
      createdAt: { lt: new Date(now.getTime() - ROWS_KEPT_MS) },
      doneTo: { gt: 0 },
      source: { not: 'flask' },
    },
    orderBy: { createdAt: 'asc' },
    select: { id: true, workspaceId: true, rows: true, judgedTo: true, counts: true },
  });
  if (!found) return false;
  const { id, workspaceId, rows, judgedTo, counts } = found;
  await transaction(async (tx) => {
    await tx.job.deleteMany({ where: { workspaceId, id } });
    if (counts === null) await storeCounts(tx, { workspaceId }, { id, judgedTo });
    // Before its rows, so that nobody continues it without them.
    await tx.import.updateMany({ where: { workspaceId, id }, data: { clearedAt: now } });
  });
  await deleteRows({ workspaceId, id, rows });
  return true;
}

/** In batches, so that other requests don't wait long. `last` runs in the transaction of the last one. */
export async function deleteRows(
  { workspaceId, id, rows }: { workspaceId: string; id: string; rows: number },
  last: (tx: Tx) => Promise<unknown> = async () => undefined,
): Promise<void> {
  let end = 0;
  await runInBatches({
    async step() {
      end += ROWS_AT_ONCE;
      const isLast = end >= rows;
      const where = { workspaceId, importId: id, ...(!isLast && { position: { lte: end } }) };
      await transaction(async (tx) => {
        await tx.importOrder.deleteMany({ where });
        await tx.importRow.deleteMany({ where });
        if (isLast) await last(tx);
      });
      return isLast ? 'done' : 'more';
    },
  });
}
