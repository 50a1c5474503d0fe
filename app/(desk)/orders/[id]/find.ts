import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { findOrder, type OrderDetail } from '@/lib/orders/queries';
import { orderKeySchema } from '@/lib/orders/schema';

/**
 * The order of this address, asked for once per request; what does not exist for the actor ends in the same 404 as
 * what never existed. The page's title asks too, so that it gives nothing away.
 */
export const orderOrNotFound = cache(async (actor: Actor, id: string): Promise<OrderDetail> => {
  const key = orderKeySchema.safeParse(id);
  const order = key.success ? await findOrder(actor, key.data) : null;
  return order ?? notFound();
});
