import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { statementsIn, type Tx } from '@/lib/db/client';
import { textsAs } from '@/lib/db/pagination/sql';
import { sql } from '@/lib/db/sql';
import { historiesOf, type SignedEntry } from '@/lib/audit-log/queries';
import { FIELD_KEYS } from '@/lib/orders/fields';
import type { Dispute } from './import';
import { parseMapping } from './lock';
import { disputesSchema } from './stored';
import type { Order, OrderState } from '@/lib/orders/order';
import { stateBefore } from '@/lib/orders/changes/history';

/**
 * What files said about orders before this import, by order key: from the log and, where the last import of such a file
 * left an edit alone, from its dry run. Orders that were in no file are left out.
 */
export async function lastImported(
  tx: Tx,
  actor: Actor,
  { id, orders }: { id: string; orders: readonly Order[] },
): Promise<Map<string, OrderState>> {
  if (orders.length === 0) return new Map();
  const states = await importedStates(tx, actor, orders);
  const ignored = await lastDisputes(tx, actor, { id, orders });
  for (const order of orders) {
    const disputes = ignored.get(order.orderId);
    if (!disputes) continue;
    const values = disputes.map(({ field, file }) => [field, file]);
    const before = states.get(order.id) ?? order;
    states.set(order.id, { ...before, ...(Object.fromEntries(values) as Partial<OrderState>) });
  }
  return states;
}

async function importedStates(
  tx: Tx,
  actor: Actor,
  orders: readonly Order[],
): Promise<Map<string, OrderState>> {
  const histories = await historiesOf(
    tx,
    actor,
    orders.map(({ id }) => id),
  );
  const importIds = await importsAmong(tx, actor, [...histories.values()].flat());
  return new Map(
    orders.flatMap((order) => {
      const history = histories.get(order.id) ?? [];
      const [first, ...later] = importsInEffect(history, importIds);
      if (first === undefined) return [];
      // The first import left the order as the file had it, later ones only the fields that they changed.
      const state: Record<string, unknown> = stateBefore(order, history.slice(first + 1));
      for (const { changes } of later.map((place) => history[place]!)) {
        for (const field of FIELD_KEYS) {
          const change = changes[field];
          if (change) state[field] = change.to;
        }
      }
      return [[order.id, state as OrderState]];
    }),
  );
}

/** The bulk actions of these entries that are imports. */
async function importsAmong(
  tx: Tx,
  { workspaceId }: Actor,
  entries: readonly { groupId: string | null }[],
): Promise<Set<string>> {
  const groupIds = new Set(entries.flatMap(({ groupId }) => groupId ?? []));
  const imports = await tx.bulkAction.findMany({
    where: { workspaceId, verb: 'import', id: { in: [...groupIds] } },
    select: { id: true },
  });
  return new Set(imports.map(({ id }) => id));
}

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
    SELECT "Log"."orderId", "orderDbId", "at", "actorName", "groupId" FROM (
      SELECT (
        SELECT "id" FROM "Log" WHERE "workspaceId" = ${workspaceId} AND "orderId" = "wantedId"
        ORDER BY "at" DESC, "seq" DESC LIMIT 1
      ) AS "newest" FROM (${textsAs('wantedId', orderIds)}) AS "wanted"
    ) AS "found" CROSS JOIN "Log"
    WHERE "Log"."id" = "newest" AND "action" = 'Deleted' AND "undoes" IS NULL`);
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
      .filter((entry) => !isImport(entry) && histories.get(entry.orderDbId)!.some(isImport))
      .map(({ orderId, at, actorName }) => [orderId, { at, by: actorName }]),
  );
}

const deletionSchema = z.object({
  orderId: z.string(),
  orderDbId: z.string(),
  at: z.coerce.date(),
  actorName: z.string(),
  groupId: z.string().nullable(),
});

/** By Order ID, from the last applied import of a file with the same columns. */
async function lastDisputes(
  tx: Tx,
  { workspaceId }: Actor,
  { id, orders }: { id: string; orders: readonly Order[] },
): Promise<Map<string, Dispute[]>> {
  const { headerKey, createdAt } = await tx.import.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    select: { headerKey: true, createdAt: true },
  });
  if (headerKey === null) return new Map();
  const last = await tx.import.findFirst({
    where: { workspaceId, headerKey, createdAt: { lt: createdAt }, doneTo: { gt: 0 } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, doneTo: true, matching: true },
  });
  if (!last) return new Map();
  const rows = await tx.importOrder.findMany({
    where: {
      workspaceId,
      importId: last.id,
      orderId: { in: orders.map(({ orderId }) => orderId) },
      position: { lte: last.doneTo },
      disputes: { not: null },
    },
    select: { orderId: true, disputes: true },
  });
  // Where the file’s values were used, they are in the log, unless that was undone.
  const fileWins = parseMapping(last.matching)?.fileWins ?? [];
  return new Map(
    rows.map(({ orderId, disputes }) => [
      orderId!,
      disputesSchema.parse(JSON.parse(disputes!)).filter(({ field }) => !fileWins.includes(field)),
    ]),
  );
}

/** The indexes of the import entries that weren't undone, oldest first. */
function importsInEffect(
  history: readonly SignedEntry[],
  importIds: ReadonlySet<string>,
): number[] {
  const undone = new Set<number>();
  const places: number[] = [];
  for (let place = history.length - 1; place >= 0; place--) {
    const { action, orderVersion, undoes, groupId } = history[place]!;
    if (undone.has(orderVersion!)) continue;
    if (undoes !== null) undone.add(undoes);
    else if (importIds.has(groupId ?? '') && action !== 'Deleted') places.unshift(place);
  }
  return places;
}
