import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { findOrder, type OrderDetail } from '@/lib/orders/queries';
import { orderKeySchema } from '@/lib/orders/schema';

/**
 * Orders that the actor may not see get the same 404 as IDs that never existed. Cached per request, because the page's
 * title loads the order too.
 */
export const orderOrNotFound = cache(async (actor: Actor, id: string): Promise<OrderDetail> => {
  const key = orderKeySchema.safeParse(id);
  const order = key.success ? await findOrder(actor, key.data) : null;
  return order ?? notFound();
});
