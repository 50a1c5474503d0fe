import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { may, visibleOrders } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import { sql } from '@/lib/db/sql';
import { changesSchema, type Changes } from '@/lib/audit-log/actions';
import type { RefusalCode } from '@/lib/errors';
import { loadRows, positionsOf } from './rows';
import {
  ROW_OUTCOMES,
  type ImportedOrder,
  type ImportedRow,
  type Problem,
  type RowOutcome,
} from './import';
import { detailsSchema, notesSchema, problemsSchema } from './stored';

/** How many orders of a file have each verdict, and what came of those that were to be written. */
export type ImportCounts = Record<RowOutcome, number> & {
  created: number;
  updated: number;
  /** Left alone in the end, because somebody was faster. */
  refused: number;
};

const countSchema = z.object({
  verdict: z.enum(ROW_OUTCOMES),
  orders: z.coerce.number(),
  refused: z.coerce.number(),
});

export async function importCounts({ workspaceId }: Actor, id: string): Promise<ImportCounts> {
  const { judgedTo, ...written } = await db().import.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    select: { judgedTo: true, created: true, updated: true },
  });
  const rows = await db().$queryRaw<unknown[]>(sql`
    SELECT "verdict", count(*) AS "orders", count("refusal") AS "refused" FROM "ImportOrder"
    WHERE "workspaceId" = ${workspaceId} AND "importId" = ${id} AND "position" <= ${judgedTo} GROUP BY "verdict"`);
  const counts = rows.map((row) => countSchema.parse(row));
  const orders = ROW_OUTCOMES.map((verdict) => [
    verdict,
    counts.find((count) => count.verdict === verdict)?.orders ?? 0,
  ]);
  const refused = counts.reduce((sum, count) => sum + count.refused, 0);
  return { ...(Object.fromEntries(orders) as Record<RowOutcome, number>), ...written, refused };
}

/** An order of a file, with what the dry run says about it and what came of it. */
export type ListedOrder = {
  position: number;
  line: number;
  orderId: string | null;
  verdict: RowOutcome;
  order: ImportedOrder | null;
  /** The order that has this Order ID now. */
  orderDbId: string | null;
  changes: Changes;
  problems: Problem[];
  notes: string[];
  refusal: RefusalCode | null;
  /** The rows as the file has them, for errors only. */
  rows: ImportedRow[];
};

/** Orders of a file in its order, after a position; those of one verdict, or those that were refused, alone on wish. */
export async function listImportOrders(
  actor: Actor,
  id: string,
  {
    verdict,
    refusedOnly = false,
    after = 0,
    size,
  }: { verdict?: RowOutcome | undefined; refusedOnly?: boolean; after?: number; size: number },
): Promise<ListedOrder[]> {
  if (!may(actor, 'orders.import')) return [];
  const { workspaceId } = actor;
  const found = await db().import.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { judgedTo: true },
  });
  if (!found) return [];
  const stored = await db().importOrder.findMany({
    where: {
      workspaceId,
      importId: id,
      position: { gt: after, lte: found.judgedTo },
      ...(verdict && { verdict }),
      ...(refusedOnly && { verdict: { in: ['create', 'update'] }, refusal: { not: null } }),
    },
    orderBy: { position: 'asc' },
    take: size,
    select: {
      position: true,
      positions: true,
      line: true,
      orderId: true,
      verdict: true,
      details: true,
      changes: true,
      problems: true,
      notes: true,
      refusal: true,
    },
  });
  const errors = stored.filter((order) => order.verdict === 'error');
  const ids = await existingIds(
    actor,
    stored.flatMap(({ orderId }) => orderId ?? []),
  );
  const rows = await loadRows(db(), actor, { id, positions: errors.flatMap(positionsOf) });
  const byPosition = new Map(rows.map((row) => [row.position, row]));
  return stored.map((order) => {
    const { positions: _, details, changes, problems, notes, refusal, ...rest } = order;
    const isError = order.verdict === 'error';
    return {
      ...rest,
      orderDbId: ids.get(order.orderId ?? '') ?? null,
      verdict: z.enum(ROW_OUTCOMES).parse(order.verdict),
      order: details === null ? null : detailsSchema.parse(JSON.parse(details)),
      changes: changes === null ? {} : changesSchema.parse(JSON.parse(changes)),
      problems: problems === null ? [] : problemsSchema.parse(JSON.parse(problems)),
      notes: notes === null ? [] : notesSchema.parse(JSON.parse(notes)),
      refusal: refusal as RefusalCode | null,
      rows: isError ? positionsOf(order).flatMap((position) => byPosition.get(position) ?? []) : [],
    };
  });
}

/** Which orders that exist for this actor have these Order IDs. */
async function existingIds(actor: Actor, orderIds: string[]): Promise<Map<string, string>> {
  const orders = await db().order.findMany({
    where: { AND: [visibleOrders(actor), { orderId: { in: orderIds } }] },
    select: { id: true, orderId: true },
  });
  return new Map(orders.map(({ id, orderId }) => [orderId, id]));
}
