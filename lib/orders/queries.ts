import type { Actor } from '@/lib/auth/actor';
import { visibleOrders } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import type { OrderStatus } from './order';

/** Orders on one page of the list. */
export const ORDER_PAGE = 50;

const rowFields = {
  id: true,
  orderId: true,
  version: true,
  numberOfItems: true,
  deliveryDate: true,
  recipientName: true,
  recipientAddress: true,
  status: true,
} as const;

export type OrderRow = {
  id: string;
  orderId: string;
  version: number;
  numberOfItems: number;
  /** Calendar date, `YYYY-MM-DD`. */
  deliveryDate: string;
  recipientName: string;
  recipientAddress: string;
  status: OrderStatus;
};

/** A page of orders; the neighbours are ids to ask for next, null at either end. */
export type OrderPage = { orders: OrderRow[]; newer: string | null; older: string | null };

/**
 * Orders that the actor may see, newest first: those older than the order `before`, or newer than the order `after`.
 * Both are ids, which sort by time of creation; they need not exist any more.
 */
export async function listOrders(
  actor: Actor,
  { status, before, after }: { status?: OrderStatus; before?: string; after?: string },
): Promise<OrderPage> {
  const backwards = before === undefined && after !== undefined;
  const rows = await db().order.findMany({
    where: {
      AND: [
        visibleOrders(actor),
        status ? { status } : {},
        backwards ? { id: { gt: after } } : before === undefined ? {} : { id: { lt: before } },
      ],
    },
    orderBy: { id: backwards ? 'asc' : 'desc' },
    take: ORDER_PAGE + 1,
    select: rowFields,
  });
  const more = rows.length > ORDER_PAGE;
  const orders = rows.slice(0, ORDER_PAGE);
  if (backwards) orders.reverse();
  const first = orders[0]?.id ?? null;
  const last = orders.at(-1)?.id ?? null;
  return backwards
    ? { orders, newer: more ? first : null, older: last }
    : { orders, newer: before === undefined ? null : first, older: more ? last : null };
}

/** One order with everything about it, or null when it does not exist for this actor. */
export async function findOrder(actor: Actor, id: string) {
  return db().order.findFirst({
    where: { AND: [visibleOrders(actor), { id }] },
    select: {
      ...rowFields,
      senderName: true,
      createdAt: true,
      deliveredAt: true,
      createdBy: { select: { name: true } },
    },
  });
}

export type OrderDetail = NonNullable<Awaited<ReturnType<typeof findOrder>>>;
