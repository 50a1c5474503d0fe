import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { historiesOf, type SignedEntry } from '@/lib/audit-log/queries';
import { statementsIn, type Tx } from '@/lib/db/client';
import { textsAs } from '@/lib/db/pagination/sql';
import { sql } from '@/lib/db/sql';
import { importsAmong } from './last-imported';

export type Deletion = { at: Date; by: string };

/** Imported orders that someone deleted here, by Order ID; not those whose import was undone, or that an import deleted. */
export async function deletedHere(
  tx: Tx,
  actor: Actor,
  orderIds: readonly string[],
): Promise<Map<string, Deletion>> {
  if (orderIds.length === 0) return new Map();
  const { workspaceId } = actor;
  const rows = await statementsIn(tx).rows(sql`
    SELECT "Log"."orderId", "orderDbId", "at", "actorName", "groupId", "undoes" FROM (
      SELECT (
        SELECT "id" FROM "Log" WHERE "workspaceId" = ${workspaceId} AND "orderId" = "wantedId"
        ORDER BY "at" DESC, "seq" DESC LIMIT 1
      ) AS "newest" FROM (${textsAs('wantedId', orderIds)}) AS "wanted"
    ) AS "found" CROSS JOIN "Log"
    WHERE "Log"."id" = "newest" AND "action" = 'Deleted'`);
  const deletions = rows.map((row) => deletionSchema.parse(row));
  if (deletions.length === 0) return new Map();
  const histories = await historiesOf(
    tx,
    actor,
    deletions.map(({ orderDbId }) => orderDbId),
  );
  const importIds = await importsAmong(tx, actor, [...histories.values()].flat());
  const isImport = ({ groupId }: { groupId: string | null }) => importIds.has(groupId ?? '');
  return new Map(
    deletions
      .filter((deletion) => {
        const history = histories.get(deletion.orderDbId)!;
        return isMeant(deletion, history) && !isImport(deletion) && history.some(isImport);
      })
      .map(({ orderId, at, actorName }) => [orderId, { at, by: actorName }]),
  );
}

/** To undo an import deletes orders too. To undo the undo of a deletion means the deletion. */
function isMeant({ undoes }: { undoes: number | null }, history: readonly SignedEntry[]): boolean {
  if (undoes === null) return true;
  return history.some(
    ({ orderVersion, action }) => orderVersion === undoes && action === 'Restored',
  );
}

const deletionSchema = z.object({
  orderId: z.string(),
  orderDbId: z.string(),
  at: z.coerce.date(),
  actorName: z.string(),
  groupId: z.string().nullable(),
  undoes: z.number().nullable(),
});
