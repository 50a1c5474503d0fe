import { withRaw } from '@/lib/db/raw';
import { dropGuards } from '@/scripts/lib/guards';

/** A workspace as it was. */
export type Mark = { id: string; logSeq: number; logHash: string };

/** Where a workspace stands now. */
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
 * Takes away, as the owner can without the guards, the orders that were created since then, with all that they left, and
 * all imports and bulk actions, which orders that never were cannot have.
 */
export function rewind(url: string, { id, logSeq, logHash }: Mark): Promise<void> {
  return withRaw(url, 'write', async (raw) => {
    for (const table of ['ImportOrder', 'ImportRow', 'Import', 'GroupOrder', 'Group']) {
      await raw.run(`DELETE FROM "${table}" WHERE "workspaceId" = $1`, [id]);
    }
    const created = `SELECT "orderDbId" FROM "Log" WHERE "workspaceId" = $1 AND "seq" > $2`;
    // With its triggers, which keep the index of the search.
    await raw.run(`DELETE FROM "OrderText" WHERE "orderDbId" IN (${created})`, [id, logSeq]);
    const putBack = await dropGuards(raw);
    await raw.run(`DELETE FROM "Order" WHERE "id" IN (${created})`, [id, logSeq]);
    await raw.run(`DELETE FROM "Log" WHERE "workspaceId" = $1 AND "seq" > $2`, [id, logSeq]);
    const count = (status: string) =>
      `(SELECT count(*) FROM "Order" WHERE "workspaceId" = $1 AND "status" = '${status}')`;
    await raw.run(
      `UPDATE "Workspace" SET "logSeq" = $2, "logHash" = $3, "ongoingCount" = ${count('ONGOING')},
         "deliveredCount" = ${count('DELIVERED')} WHERE "id" = $1`,
      [id, logSeq, logHash],
    );
    await putBack();
  });
}
