import { z } from 'zod';
import { entriesSince } from '@/lib/audit-log/queries';
import type { LogEntry } from '@/lib/audit-log/entry';
import type { Actor } from '@/lib/auth/actor';
import { may, visibleOrdersSql } from '@/lib/auth/permissions';
import { ROLE_KEYS } from '@/lib/auth/roles';
import { statementsIn, type StatementTx } from '@/lib/db/client';
import { textsAs } from '@/lib/db/pagination/sql';
import { raw, sql } from '@/lib/db/sql';
import { plainSpaces } from '@/lib/normalize';
import { Refusal } from '@/lib/errors';
import { changesOrder, describeChangesSince } from '@/lib/orders/changes/history';
import { isCourier } from '@/lib/orders/couriers';
import { ordersByKey } from '@/lib/orders/list/queries';
import type { Order } from './order';
import { searchColumns } from './search-text';
import { storedFields } from './schema';

const orderSchema = z.object({
  id: z.string(),
  orderId: z.string(),
  version: z.number(),
  ...storedFields,
} satisfies Record<keyof Order, z.ZodType>);

const COLUMNS = raw(
  Object.keys(orderSchema.shape)
    .map((name) => `"${name}"`)
    .join(', '),
);

/** @throws Refusal `not-found` or `deleted` */
export async function loadOrder(tx: StatementTx, actor: Actor, id: string): Promise<Order> {
  const order = await statementsIn(tx).one(sql`
    SELECT ${COLUMNS} FROM "Order" WHERE "id" = ${id} AND ${visibleOrdersSql(actor)}`);
  if (!order) throw await refusalOfMissing(tx, actor, id);
  return orderSchema.parse(order);
}

/** @throws Refusal `not-found`, `deleted`, or `stale` with the changes since `version` */
export async function loadAtVersion(
  tx: StatementTx,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<Order> {
  const order = await loadOrder(tx, actor, id);
  await assertVersion(tx, actor, { order, version });
  return order;
}

/** @throws Refusal `stale` with the changes since `version` */
async function assertVersion(
  tx: StatementTx,
  actor: Actor,
  { order, version }: { order: Order; version: number },
): Promise<void> {
  if (order.version === version) return;
  const { id } = order;
  const since = await entriesSince(tx, actor, { id, version });
  if (order.version > version && !since.some(changesOrder)) return;
  throw new Refusal('stale', {
    id,
    orderId: order.orderId,
    version: order.version,
    laterChanges: may(actor, 'log.read') ? describeChangesSince(since) : [],
  });
}

/** With the entries since `version`, oldest first. Throws the refusals of {@link loadAtVersion}, except for a later version. */
export async function loadWithChangesSince(
  tx: StatementTx,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<{ order: Order; since: LogEntry[] }> {
  const order = await loadOrder(tx, actor, id);
  if (order.version > version) {
    return { order, since: await entriesSince(tx, actor, { id, version }) };
  }
  await assertVersion(tx, actor, { order, version });
  return { order, since: [] };
}

const userSchema = z.object({
  role: z.enum(ROLE_KEYS),
  active: z.boolean(),
});

/** An active courier of the workspace, or nobody. The current courier may always stay. */
export async function isAssignable(
  tx: StatementTx,
  { workspaceId }: Actor,
  { courierId, before }: { courierId: string | null | undefined; before: string | null },
): Promise<boolean> {
  if (courierId === undefined || courierId === null || courierId === before) return true;
  const user = await statementsIn(tx).one(sql`
    SELECT "role", "active" FROM "User" WHERE "id" = ${courierId} AND "workspaceId" = ${workspaceId}`);
  return user !== undefined && isCourier(userSchema.parse(user));
}

/** By key. Orders that don't exist for this actor are missing. */
export async function loadOrders(
  tx: StatementTx,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, Order>> {
  const orders = await ordersByKey(statementsIn(tx), actor, ids);
  return new Map(orders.map((order) => [order.id, order]));
}

/** Only those who may read the log learn who deleted the order. */
async function refusalOfMissing(tx: StatementTx, actor: Actor, id: string): Promise<Refusal> {
  const last = may(actor, 'log.read')
    ? (await entriesSince(tx, actor, { id, version: 0 })).at(-1)
    : undefined;
  if (last?.action !== 'Deleted') return new Refusal('not-found', {});
  return new Refusal('deleted', { orderId: last.orderId ?? '', by: last.actorName });
}

/** By Order ID, which must match exactly, except that an older order may have other spaces in place of plain ones. */
export async function loadByOrderId(
  tx: StatementTx,
  actor: Actor,
  orderIds: readonly string[],
): Promise<Map<string, Order>> {
  if (orderIds.length === 0) return new Map();
  const rows = await statementsIn(tx).rows(sql`
    SELECT ${COLUMNS}
    FROM (${textsAs('wantedId', orderIds)}) AS "wanted" CROSS JOIN "Order"
    WHERE "orderId" = "wantedId" AND ${visibleOrdersSql(actor)}`);
  const orders = rows.map((row) => orderSchema.parse(row));
  const found = new Map(orders.map((order) => [order.orderId, order]));
  const spaced = orderIds.filter((orderId) => orderId.includes(' ') && !found.has(orderId));
  for (const [orderId, order] of await loadBySpacedOrderId(tx, actor, new Set(spaced))) {
    found.set(orderId, order);
  }
  return found;
}

/** Orders from before Order IDs got plain spaces, by their Order ID with plain spaces. */
async function loadBySpacedOrderId(
  tx: StatementTx,
  actor: Actor,
  orderIds: ReadonlySet<string>,
): Promise<Map<string, Order>> {
  if (orderIds.size === 0) return new Map();
  // The sort key has plain spaces, but other Order IDs may share it.
  const keys = new Set([...orderIds].map((orderId) => searchColumns({ orderId }).orderIdKey));
  const rows = await statementsIn(tx).rows(sql`
    SELECT ${COLUMNS}
    FROM (${textsAs('wantedKey', [...keys])}) AS "wanted" CROSS JOIN "Order"
    WHERE "orderIdKey" = "wantedKey" AND ${visibleOrdersSql(actor)}`);
  return new Map(
    rows.flatMap((row): [string, Order][] => {
      const order = orderSchema.parse(row);
      const orderId = plainSpaces(order.orderId);
      return orderIds.has(orderId) ? [[orderId, order]] : [];
    }),
  );
}
