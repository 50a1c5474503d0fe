import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { may, visibleOrders } from '@/lib/auth/permissions';
import { db, statements } from '@/lib/db/client';
import { sql } from '@/lib/db/sql';
import type { Changes } from '@/lib/audit-log/actions';
import { changesSchema } from '@/lib/audit-log/schema';
import type { RefusalCode } from '@/lib/errors';
import { FIELD_KEYS, type OrderField } from '@/lib/orders/fields';
import { loadRows, rowPositions } from './rows';
import {
  ROW_OUTCOMES,
  type Dispute,
  type ImportedOrder,
  type ImportedRow,
  type Problem,
  type RowOutcome,
} from './import';
import { parseMapping } from './lock';
import { detailsSchema, disputesSchema, notesSchema, problemsSchema } from './stored';

export type ImportCounts = Record<RowOutcome, number> & {
  /** Orders that the import creates, changes or deletes. */
  toWrite: number;
  /** By outcome. */
  notRefused: Record<RowOutcome, number>;
  created: number;
  /** Changed or deleted. */
  updated: number;
  /** Not written, because someone else changed the order first. */
  refused: number;
};

const countSchema = z.object({
  verdict: z.enum(ROW_OUTCOMES),
  orders: z.coerce.number(),
  refused: z.coerce.number(),
});

export async function importCounts({ workspaceId }: Actor, id: string): Promise<ImportCounts> {
  const { judgedTo, matching, created, updated } = await db().import.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    select: { judgedTo: true, matching: true, created: true, updated: true },
  });
  const ofImport = sql`
    "workspaceId" = ${workspaceId} AND "importId" = ${id} AND "position" <= ${judgedTo}`;
  const rows = await statements().rows(sql`
    SELECT "verdict", count(*) AS "orders", count("refusal") AS "refused" FROM "ImportOrder"
    WHERE ${ofImport} GROUP BY "verdict"`);
  const counts = rows.map((row) => countSchema.parse(row));
  const countOf = (outcome: RowOutcome) =>
    counts.find(({ verdict }) => verdict === outcome) ?? { orders: 0, refused: 0 };
  const orders = Object.fromEntries(
    ROW_OUTCOMES.map((outcome) => [outcome, countOf(outcome).orders]),
  ) as Record<RowOutcome, number>;
  const notRefused = Object.fromEntries(
    ROW_OUTCOMES.map((outcome) => [outcome, orders[outcome] - countOf(outcome).refused]),
  ) as Record<RowOutcome, number>;
  const resolved =
    orders.conflict === 0
      ? []
      : await statements().rows(sql`
    SELECT count(CASE WHEN "conflicts" IS NOT NULL THEN "changes" END) AS "orders" FROM "ImportOrder"
    WHERE ${ofImport} AND "verdict" = 'conflict'`);
  const cancelled = parseMapping(matching)?.cancelled === 'leave' ? 0 : orders.cancelled;
  return {
    ...orders,
    created,
    updated,
    notRefused,
    toWrite: orders.create + orders.update + Number(resolved[0]?.orders ?? 0) + cancelled,
    refused: counts.reduce((sum, count) => sum + count.refused, 0),
  };
}

export type FieldConflicts = { field: OrderField; orders: number };

/** How many orders have a conflict in each field, resolved or not, in display order. */
export async function conflictsByField(
  { workspaceId }: Actor,
  id: string,
): Promise<FieldConflicts[]> {
  const rows = await statements().rows(sql`
    SELECT "conflicts", count(*) AS "orders" FROM "ImportOrder"
    WHERE "workspaceId" = ${workspaceId} AND "importId" = ${id} AND "verdict" = 'conflict'
    GROUP BY "conflicts"`);
  const counts = rows.map((row) => conflictsSchema.parse(row));
  return FIELD_KEYS.flatMap((field) => {
    const orders = counts
      .filter(({ conflicts }) => conflicts.includes(field))
      .reduce((sum, count) => sum + count.orders, 0);
    return orders > 0 ? [{ field, orders }] : [];
  });
}

const conflictsSchema = z.object({
  /** Null in imports that were checked before conflicts had fields. */
  conflicts: z
    .string()
    .nullable()
    .transform((fields) => fields?.split(',') ?? []),
  orders: z.coerce.number(),
});

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
