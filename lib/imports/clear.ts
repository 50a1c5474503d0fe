import { z } from 'zod';
import { db, statements, statementsIn, transaction, type Tx } from '@/lib/db/client';
import { sql, type Sql } from '@/lib/db/sql';
import { startJobOf } from '@/lib/jobs/mutations';
import { GOES_ON } from '@/lib/jobs/queries';
import { runInBatches, type StepResult } from '@/lib/jobs/run';
import { storeCounts } from './counts';
import { parseFormat } from './stored';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** After an import, its rows are kept for so long, in milliseconds. */
const ROWS_KEPT_MS = 30 * DAY_MS;

/** Imports that nobody applied are deleted after this time, in milliseconds. */
const UNAPPLIED_LIFETIME_MS = 7 * DAY_MS;

const ROWS_AT_ONCE = 5_000;
const IMPORTS_AT_ONCE = 100;

const foundSchema = z.object({ id: z.string(), workspaceId: z.string() });

/**
 * Starts to delete the rows of finished imports, of all workspaces; their counts and the log stay. The newest of the files
 * with the same columns keeps its rows, because the next file is compared with them, and so do those of a Flask
 * database. Imports that nobody applied are deleted as a whole.
 */
export async function clearOldImports(now: Date): Promise<void> {
  const applied = new Date(now.getTime() - ROWS_KEPT_MS);
  const created = new Date(now.getTime() - UNAPPLIED_LIFETIME_MS);
  await startEach(isFinished(applied), async (tx, { id, workspaceId }) => {
    const found = await tx.import.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
      select: { judgedTo: true, counts: true, format: true },
    });
    const { judgedTo, counts, format } = found;
    if (counts === null) await storeCounts(tx, { workspaceId }, { id, judgedTo });
    const withoutSamples = JSON.stringify({ ...parseFormat(format), samples: [] });
    const data = { clearedAt: now, profile: null, format: withoutSamples };
    await tx.import.update({ where: { id }, data, select: { id: true } });
  });
  await startEach(isExpired(created), (tx, { id }) =>
    // As during an upload: nobody can go on with it.
    tx.import.update({ where: { id }, data: { receivedAt: null }, select: { id: true } }),
  );
}

function isFinished(before: Date): Sql {
  return sql`
    "clearedAt" IS NULL AND "createdAt" < ${before} AND "doneTo" = "rows" AND "source" <> 'flask'
      AND EXISTS (
        SELECT 1 FROM "Group" WHERE "Group"."workspaceId" = "Import"."workspaceId" AND "Group"."id" = "Import"."id"
          AND "Group"."appliedAt" < ${before})
      AND EXISTS (
        SELECT 1 FROM "Import" AS "later" WHERE "later"."workspaceId" = "Import"."workspaceId"
          AND "later"."headerKey" = "Import"."headerKey" AND "later"."createdAt" > "Import"."createdAt"
          AND "later"."doneTo" = "later"."rows" AND NOT EXISTS (
            SELECT 1 FROM "Group" WHERE "Group"."workspaceId" = "later"."workspaceId" AND "Group"."undoes" = "later"."id"))`;
}

function isExpired(before: Date): Sql {
  return sql`
    "clearedAt" IS NULL AND "createdAt" < ${before} AND "doneTo" = 0 AND NOT EXISTS (
      SELECT 1 FROM "Group" WHERE "Group"."workspaceId" = "Import"."workspaceId" AND "Group"."id" = "Import"."id")`;
}

type Found = z.infer<typeof foundSchema>;

/** Those that are still so once they are locked, and that no job works on. */
async function startEach(
  condition: Sql,
  close: (tx: Tx, found: Found) => Promise<unknown>,
): Promise<void> {
  const rows = await statements().rows(sql`
    SELECT "id", "workspaceId" FROM "Import" WHERE ${condition}
    ORDER BY "createdAt" LIMIT ${IMPORTS_AT_ONCE}`);
  for (const found of rows.map((row) => foundSchema.parse(row))) {
    const { id, workspaceId } = found;
    await transaction(async (tx) => {
      // A write that changes nothing takes the lock.
      const where = { workspaceId, id };
      await tx.import.updateMany({ where, data: { rows: { increment: 0 } } });
      const isWorkedOn = await tx.job.findFirst({
        where: { id, ...GOES_ON },
        select: { id: true },
      });
      const locked = await statementsIn(tx).one(sql`
        SELECT "userId" FROM "Import"
        WHERE "workspaceId" = ${workspaceId} AND "id" = ${id} AND ${condition}`);
      if (isWorkedOn || !locked) return;
      await close(tx, found);
      const userId = z.string().parse(locked.userId);
      await startJobOf(tx, { id, workspaceId, userId, kind: 'clearing' });
    });
  }
}

/** Deletes the rows of an import, and an import that nobody applied itself. @returns whether rows are left */
export async function clearRows(slice: { id: string; budget?: number }): Promise<StepResult> {
  const { id, budget } = slice;
  const found = await db().import.findUnique({
    where: { id },
    select: { workspaceId: true, clearedAt: true },
  });
  if (!found) return 'done';
  const { workspaceId, clearedAt } = found;
  const result = await deleteRows({ workspaceId, id, budget });
  if (result === 'done' && !clearedAt) {
    await transaction((tx) => tx.import.deleteMany({ where: { workspaceId, id } }));
  }
  return result;
}

/** In batches, so that other requests don't wait long. */
export async function deleteRows({
  workspaceId,
  id,
  budget,
}: {
  workspaceId: string;
  id: string;
  budget?: number | undefined;
}): Promise<StepResult> {
  const where = { workspaceId, importId: id };
  return runInBatches({
    budget,
    step: () =>
      transaction(async (tx) => {
        // Each order has the position of its first row.
        const first = await tx.importRow.findFirst({
          where,
          orderBy: { position: 'asc' },
          select: { position: true },
        });
        const position = { lt: (first?.position ?? 0) + ROWS_AT_ONCE };
        await tx.importOrder.deleteMany({ where: { ...where, ...(first && { position }) } });
        await tx.importRow.deleteMany({ where: { ...where, ...(first && { position }) } });
        return first ? 'more' : 'done';
      }),
  });
}
