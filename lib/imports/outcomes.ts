import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { may, visibleOrders } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import type { Changes } from '@/lib/audit-log/actions';
import { changesSchema } from '@/lib/audit-log/schema';
import type { RefusalCode } from '@/lib/errors';
import { loadRows, rowPositions } from './rows';
import {
  ROW_OUTCOMES,
  type Dispute,
  type ImportedOrder,
  type ImportedRow,
  type Problem,
  type RowOutcome,
} from './import';
import { detailsSchema, disputesSchema, notesSchema, problemsSchema } from './stored';

export type ListedOrder = {
  position: number;
  line: number;
  orderId: string | null;
  outcome: RowOutcome;
  order: ImportedOrder | null;
  orderDbId: string | null;
  changes: Changes;
  disputes: Dispute[];
  problems: Problem[];
  notes: string[];
  refusal: RefusalCode | null;
  /** For errors only. */
  rows: ImportedRow[];
};

/** In the order of the file, after the position `after`. Empty if the actor may not import. */
export async function listImportOrders(
  actor: Actor,
  id: string,
  {
    outcome,
    refusedOnly = false,
    after = 0,
    size,
  }: { outcome?: RowOutcome | undefined; refusedOnly?: boolean; after?: number; size: number },
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
      ...(outcome && { verdict: outcome }),
      ...(refusedOnly && {
        verdict: { in: ['create', 'update', 'conflict', 'cancelled'] },
        refusal: { not: null },
      }),
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
      disputes: true,
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
  const rows = await loadRows(db(), actor, { id, positions: errors.flatMap(rowPositions) });
  const byPosition = new Map(rows.map((row) => [row.position, row]));
  return stored.map((order) => {
    const {
      positions: _,
      verdict,
      details,
      changes,
      disputes,
      problems,
      notes,
      refusal,
      ...rest
    } = order;
    const outcome = z.enum(ROW_OUTCOMES).parse(verdict);
    return {
      ...rest,
      orderDbId: ids.get(order.orderId ?? '') ?? null,
      outcome,
      order: details === null ? null : detailsSchema.parse(JSON.parse(details)),
      changes: changes === null ? {} : changesSchema.parse(JSON.parse(changes)),
      disputes: disputes === null ? [] : disputesSchema.parse(JSON.parse(disputes)),
      problems: problems === null ? [] : problemsSchema.parse(JSON.parse(problems)),
      notes: notes === null ? [] : notesSchema.parse(JSON.parse(notes)),
      refusal: refusal as RefusalCode | null,
      rows:
        outcome === 'error'
          ? rowPositions(order).flatMap((position) => byPosition.get(position) ?? [])
          : [],
    };
  });
}

async function existingIds(actor: Actor, orderIds: string[]): Promise<Map<string, string>> {
  const orders = await db().order.findMany({
    where: { AND: [visibleOrders(actor), { orderId: { in: orderIds } }] },
    select: { id: true, orderId: true },
  });
  return new Map(orders.map(({ id, orderId }) => [orderId, id]));
}
