import { normalized } from '@/lib/text';
import type { Actor } from '@/lib/auth/actor';
import { visibleOrders } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import { listOrders } from '@/lib/orders/list/queries';
import { DEFAULT_PARAMS, PAGE_SIZES } from '@/lib/orders/list/params';
import type { OrderStatus } from './status';

/** What is told of an order that is looked for while people type. */
export type FoundOrder = {
  id: string;
  orderId: string;
  recipientName: string;
  status: OrderStatus;
};

/** More than this nobody reads while typing. */
export const MOST_FOUND = 8;

/**
 * The orders that someone may mean by `text`, at most {@link MOST_FOUND}: the one of exactly this Order ID first, then
 * what the list finds for it, newest first. Nothing for no text.
 */
export async function findOrders(actor: Actor, text: string, now: Date): Promise<FoundOrder[]> {
  const search = text.trim();
  if (search === '') return [];
  const [exact, { orders }] = await Promise.all([
    ordersCalled(actor, normalized(search, 'NFC')),
    listOrders(actor, { ...DEFAULT_PARAMS, search, size: PAGE_SIZES[0] }, {}, now),
  ]);
  const others = orders.filter(({ id }) => exact.every((order) => order.id !== id));
  return [...exact, ...others]
    .slice(0, MOST_FOUND)
    .map(({ id, orderId, recipientName, status }) => ({ id, orderId, recipientName, status }));
}

/** The orders of this very Order ID: as typed first, then in capitals and in small letters. */
async function ordersCalled(actor: Actor, typed: string): Promise<FoundOrder[]> {
  const spellings = [...new Set([typed, typed.toUpperCase(), typed.toLowerCase()])];
  const orders = await db().order.findMany({
    where: { AND: [visibleOrders(actor), { orderId: { in: spellings } }] },
    select: { id: true, orderId: true, recipientName: true, status: true },
  });
  const place = ({ orderId }: FoundOrder) => spellings.indexOf(orderId);
  return orders.sort((a, b) => place(a) - place(b));
}
