import type { Actor } from '@/lib/auth/actor';
import { visibleOrders } from '@/lib/auth/permissions';
import type { Tx } from '@/lib/db/client';
import type { Order } from './order';
import { ORDER_FIELDS } from './load';

/** Those of the orders that exist for this actor, by their Order IDs. */
export async function loadByOrderId(
  tx: Tx,
  actor: Actor,
  orderIds: readonly string[],
): Promise<Map<string, Order>> {
  if (orderIds.length === 0) return new Map();
  const orders = await tx.order.findMany({
    where: { AND: [visibleOrders(actor), { orderId: { in: [...orderIds] } }] },
    select: ORDER_FIELDS,
  });
  return new Map(orders.map((order) => [order.orderId, order]));
}
