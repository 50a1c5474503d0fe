import { normalized } from '@/lib/normalize';
import type { Actor } from '@/lib/auth/actor';
import { visibleOrders } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import { listOrders } from '@/lib/orders/list/queries';
import { DEFAULT_PARAMS, PAGE_SIZES } from '@/lib/orders/list/params';
import type { OrderStatus } from './status';

export type FoundOrder = {
  id: string;
  orderId: string;
  recipientName: string;
  status: OrderStatus;
};

export const MOST_FOUND = 8;

/** An exact Order ID first, then what the list's search finds, newest first. `isPart`: not all orders were searched. */
export async function findOrders(
  actor: Actor,
  text: string,
  now: Date,
): Promise<{ orders: FoundOrder[]; isPart: boolean }> {
  const search = text.trim();
  if (search === '') return { orders: [], isPart: false };
  const [exact, { orders, part }] = await Promise.all([
    findByOrderId(actor, normalized(search, 'NFC')),
    listOrders(actor, { ...DEFAULT_PARAMS, search, size: PAGE_SIZES[0] }, {}, now),
  ]);
  const others = orders.filter(({ id }) => exact.every((order) => order.id !== id));
  const found = [...exact, ...others]
    .slice(0, MOST_FOUND)
    .map(({ id, orderId, recipientName, status }) => ({ id, orderId, recipientName, status }));
  return { orders: found, isPart: part !== null };
}

async function findByOrderId(actor: Actor, typed: string): Promise<FoundOrder[]> {
  const spellings = [...new Set([typed, typed.toUpperCase(), typed.toLowerCase()])];
  const orders = await db().order.findMany({
    where: { AND: [visibleOrders(actor), { orderId: { in: spellings } }] },
    select: { id: true, orderId: true, recipientName: true, status: true },
  });
  const place = ({ orderId }: FoundOrder) => spellings.indexOf(orderId);
  return orders.sort((a, b) => place(a) - place(b));
}
