import { notFound } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { orderAtEntry, type OrderAtEntry } from '@/lib/audit-log/at-entry';
import { orderKeySchema } from '@/lib/orders/schema';

const paramsSchema = z.object({
  id: orderKeySchema,
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
});

/** Cached per request. Orders that the actor may not see get a 404. */
export const orderAtEntryOrNotFound = cache(
  async (actor: Actor, id: string, version: string): Promise<OrderAtEntry & { id: string }> => {
    const { data } = paramsSchema.safeParse({ id, version });
    const order = data && (await orderAtEntry(actor, data));
    return order ? { ...order, id: data.id } : notFound();
  },
);
