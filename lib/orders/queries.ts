import type { Actor } from '@/lib/auth/actor';
import { visibleOrders } from '@/lib/auth/permissions';
import { db } from '@/lib/db/client';
import { SELECT_FIELDS } from './fields';

/** Null if it doesn't exist for this actor. */
export async function findOrder(actor: Actor, id: string) {
  return db().order.findFirst({
    where: { AND: [visibleOrders(actor), { id }] },
    select: {
      id: true,
      orderId: true,
      version: true,
      ...SELECT_FIELDS,
      createdAt: true,
      deliveredAt: true,
      createdBy: { select: { name: true } },
    },
  });
}

export type OrderDetail = NonNullable<Awaited<ReturnType<typeof findOrder>>>;
