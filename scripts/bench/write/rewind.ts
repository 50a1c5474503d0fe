import { withRaw } from '@/lib/db/raw';
import { dropGuards } from '@/scripts/lib/guards';

/** A point in the history of a workspace. */
export type Mark = { id: string; logSeq: number; logHash: string };

/** The current point. */
export function markOf(url: string, workspaceId: string): Promise<Mark> {
  return withRaw(url, 'read', async (raw) => {
    const [mark] = await raw.rows<Mark>(
      `SELECT "id", "logSeq", "logHash" FROM "Workspace" WHERE "id" = $1`,
      [workspaceId],
    );
    return mark!;
  });
}

/**
 * Deletes the orders created since a point in history, with their log entries, and all imports and bulk actions. Works
 * without the guards, as the owner of the database.
 */
export function rewind(url: string, { id, logSeq, logHash }: Mark): Promise<void> {
  return withRaw(url, 'write', async (raw) => {
    for (const table of ['Job', 'ImportOrder', 'ImportRow', 'Import', 'GroupOrder', 'Group']) {
      await raw.run(`DELETE FROM "${table}" WHERE "workspaceId" = $1`, [id]);
    }
    const created = `SELECT "orderDbId" FROM "Log" WHERE "workspaceId" = $1 AND "seq" > $2`;
    // While the triggers still exist, which update the search index.
    await raw.run(`DELETE FROM "OrderText" WHERE "orderDbId" IN (${created})`, [id, logSeq]);
    const restoreGuards = await dropGuards(raw);
    await raw.run(`DELETE FROM "Order" WHERE "id" IN (${created})`, [id, logSeq]);
    await raw.run(`DELETE FROM "Log" WHERE "workspaceId" = $1 AND "seq" > $2`, [id, logSeq]);
    const count = (status: string) =>
      `(SELECT count(*) FROM "Order" WHERE "workspaceId" = $1 AND "status" = '${status}')`;
    await raw.run(
      `UPDATE "Workspace" SET "logSeq" = $2, "logHash" = $3, "ongoingCount" = ${count('ONGOING')},
         "deliveredCount" = ${count('DELIVERED')} WHERE "id" = $1`,
      [id, logSeq, logHash],
    );
    await restoreGuards();
  });
}
