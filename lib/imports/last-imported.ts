import type { Actor } from '@/lib/auth/actor';
import type { Tx } from '@/lib/db/client';
import { historiesOf, type SignedEntry } from '@/lib/audit-log/queries';
import { FIELD_KEYS } from '@/lib/orders/fields';
import { detailsSchema, disputesSchema } from './stored';
import type { Order, OrderState } from '@/lib/orders/order';
import { stateBefore } from '@/lib/orders/changes/history';

/** How many imports of files with the same columns are searched for an order. */
const MOST_SEARCHED = 10;

/**
 * What files said about orders before this import, by order key: what imports wrote, from the log, and what else the last
 * file with the same columns said, from its import. Orders that were in no file are left out.
 */
export async function lastImported(
  tx: Tx,
  actor: Actor,
  { id, orders }: { id: string; orders: readonly Order[] },
): Promise<Map<string, OrderState>> {
  if (orders.length === 0) return new Map();
  const histories = await historiesOf(
    tx,
    actor,
    orders.map(({ id }) => id),
  );
  const importIds = await importsAmong(tx, actor, [...histories.values()].flat());
  const files = await lastFileValues(tx, actor, { id, orders });
  return new Map(
    orders.flatMap((order) => {
      const history = histories.get(order.id) ?? [];
      const entries = importsInEffect(history, importIds);
      const file = files.get(order.orderId);
      if (entries.length === 0) return file ? [[order.id, { ...order, ...file.values }]] : [];
      const state = stateAfter(order, { history, entries });
      if (!file) return [[order.id, state]];
      // Imports of other files may have changed it since.
      const later = entries.filter(
        (place) => history[place]!.at > file.at && history[place]!.groupId !== file.importId,
      );
      return [[order.id, withEntries({ ...state, ...file.values }, { history, entries: later })]];
    }),
  );
}

type Places = { history: readonly SignedEntry[]; entries: readonly number[] };

/** The first import left the order as the file had it, later ones only the fields that they changed. */
function stateAfter(order: Order, { history, entries: [first, ...later] }: Places): OrderState {
  const state = stateBefore(order, history.slice(first! + 1));
  return withEntries(state, { history, entries: later });
}

function withEntries(state: OrderState, { history, entries }: Places): OrderState {
  const result: Record<string, unknown> = { ...state };
  for (const { changes } of entries.map((place) => history[place]!)) {
    for (const field of FIELD_KEYS) {
      const change = changes[field];
      if (change) result[field] = change.to;
    }
  }
  return result as OrderState;
}

/** The bulk actions of these entries that are imports, apart from demo orders. */
export async function importsAmong(
  tx: Tx,
  { workspaceId }: Actor,
  entries: readonly { groupId: string | null }[],
): Promise<Set<string>> {
  const groupIds = [...new Set(entries.flatMap(({ groupId }) => groupId ?? []))];
  if (groupIds.length === 0) return new Set();
  const imports = await tx.bulkAction.findMany({
    where: { workspaceId, verb: 'import', id: { in: groupIds } },
    select: { id: true },
  });
  const demos = await tx.import.findMany({
    where: { workspaceId, id: { in: imports.map(({ id }) => id) }, source: 'demo' },
    select: { id: true },
  });
  const demoIds = new Set(demos.map(({ id }) => id));
  return new Set(imports.map(({ id }) => id).filter((id) => !demoIds.has(id)));
}

type FileValues = { importId: string; at: Date; values: Partial<OrderState> };

/** By Order ID, from the last import of a file with the same columns that has the order and wasn't undone. */
async function lastFileValues(
  tx: Tx,
  actor: Actor,
  { id, orders }: { id: string; orders: readonly Order[] },
): Promise<Map<string, FileValues>> {
  const { workspaceId } = actor;
  const found = new Map<string, FileValues>();
  for (const earlier of await earlierImports(tx, actor, id)) {
    const wanted = orders.map(({ orderId }) => orderId).filter((orderId) => !found.has(orderId));
    if (wanted.length === 0) break;
    const rows = await tx.importOrder.findMany({
      where: {
        workspaceId,
        importId: earlier.id,
        orderId: { in: wanted },
        position: { lte: earlier.doneTo },
        details: { not: null },
      },
      select: { orderId: true, details: true, disputes: true },
    });
    for (const { orderId, details, disputes } of rows) {
      const { deliveredAt: _, ...imported } = detailsSchema.parse(JSON.parse(details!));
      const others = disputes === null ? [] : disputesSchema.parse(JSON.parse(disputes));
      const values: Partial<OrderState> = {
        ...(imported as Partial<OrderState>),
        ...Object.fromEntries(others.map(({ field, file }) => [field, file])),
      };
      found.set(orderId!, { importId: earlier.id, at: earlier.appliedAt, values });
    }
  }
  return found;
}

/** Applied ones of files with the same columns, newest first, without those in effect undone. */
async function earlierImports(
  tx: Tx,
  { workspaceId }: Actor,
  id: string,
): Promise<{ id: string; doneTo: number; appliedAt: Date }[]> {
  const { headerKey, createdAt } = await tx.import.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    select: { headerKey: true, createdAt: true },
  });
  if (headerKey === null) return [];
  const earlier = await tx.import.findMany({
    where: { workspaceId, headerKey, createdAt: { lt: createdAt }, doneTo: { gt: 0 } },
    orderBy: { createdAt: 'desc' },
    take: MOST_SEARCHED,
    select: { id: true, doneTo: true },
  });
  const groups = await tx.bulkAction.findMany({
    where: { workspaceId, id: { in: earlier.map(({ id }) => id) } },
    select: { id: true, appliedAt: true },
  });
  const undone = await undoneAmong(
    tx,
    workspaceId,
    earlier.map(({ id }) => id),
  );
  return earlier.flatMap((each) => {
    const appliedAt = groups.find(({ id }) => id === each.id)?.appliedAt;
    return appliedAt && !undone.has(each.id) ? [{ ...each, appliedAt }] : [];
  });
}

/** An undo can be undone itself, and that too. */
async function undoneAmong(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const undos = await tx.bulkAction.findMany({
    where: { workspaceId, undoes: { in: [...ids] } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, undoes: true },
  });
  const ineffective = await undoneAmong(
    tx,
    workspaceId,
    undos.map(({ id }) => id),
  );
  return new Set(undos.filter(({ id }) => !ineffective.has(id)).map(({ undoes }) => undoes!));
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
