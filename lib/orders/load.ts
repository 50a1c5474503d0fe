import { entriesSince } from '@/lib/audit-log/queries';
import type { Actor } from '@/lib/auth/actor';
import { may, visibleOrders } from '@/lib/auth/permissions';
import { DELIVERING_ROLES } from '@/lib/auth/roles';
import type { Tx } from '@/lib/db/client';
import { Refusal } from '@/lib/errors';
import { describeChangesSince } from '@/lib/orders/changes/history';
import { ordersByKey } from '@/lib/orders/list/queries';
import { SELECT_FIELDS } from './fields';
import type { Order } from './order';

const SELECT_ORDER = { id: true, orderId: true, version: true, ...SELECT_FIELDS } as const;

/** @throws Refusal `not-found` or `deleted` */
export async function loadOrder(tx: Tx, actor: Actor, id: string): Promise<Order> {
  const order = await tx.order.findFirst({
    where: { AND: [visibleOrders(actor), { id }] },
    select: SELECT_ORDER,
  });
  if (!order) throw await refusalOfMissing(tx, actor, id);
  return order;
}

/** @throws Refusal `not-found`, `deleted`, or `stale` with the changes since `version` */
export async function loadAtVersion(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<Order> {
  const order = await loadOrder(tx, actor, id);
  if (order.version === version) return order;
  const since = await entriesSince(tx, actor, { id, version });
  throw new Refusal('stale', {
    id,
    orderId: order.orderId,
    version: order.version,
    laterChanges: may(actor, 'log.read') ? describeChangesSince(since) : [],
  });
}

/** An active courier of the workspace, or nobody. The current courier may always stay. */
export async function isAssignable(
  tx: Tx,
  { workspaceId }: Actor,
  { courierId, before }: { courierId: string | null | undefined; before: string | null },
): Promise<boolean> {
  if (courierId === undefined || courierId === null || courierId === before) return true;
  const courier = await tx.user.findFirst({
    where: { workspaceId, id: courierId, role: { in: DELIVERING_ROLES }, active: true },
    select: { id: true },
  });
  return courier !== null;
}

/** By key. Orders that don't exist for this actor are missing. */
export async function loadOrders(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, Order>> {
  const orders = await ordersByKey(tx, actor, ids);
  return new Map(orders.map((order) => [order.id, order]));
}

/** Only those who may read the log learn who deleted the order. */
async function refusalOfMissing(tx: Tx, actor: Actor, id: string): Promise<Refusal> {
  const last = may(actor, 'log.read')
    ? (await entriesSince(tx, actor, { id, version: 0 })).at(-1)
    : undefined;
  if (last?.action !== 'Deleted') return new Refusal('not-found', {});
  return new Refusal('deleted', { orderId: last.orderId ?? '', by: last.actorName });
}

/** By Order ID, which must match exactly. */
export async function loadByOrderId(
  tx: Tx,
  actor: Actor,
  orderIds: readonly string[],
): Promise<Map<string, Order>> {
  if (orderIds.length === 0) return new Map();
  const orders = await tx.order.findMany({
    where: { AND: [visibleOrders(actor), { orderId: { in: [...orderIds] } }] },
    select: SELECT_ORDER,
  });
  return new Map(orders.map((order) => [order.orderId, order]));
}
