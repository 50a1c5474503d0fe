import { notFound } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import { orderAtEntry, type OrderAtEntry } from '@/lib/audit-log/at-entry';
import { orderKeySchema } from '@/lib/orders/schema';

const address = z.object({
  id: orderKeySchema,
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
});

/** The past order of this address, asked for once per request; for who may not know of it there is no such page. */
export const orderAtEntryOrNotFound = cache(
  async (actor: Actor, id: string, version: string): Promise<OrderAtEntry & { id: string }> => {
    const { data } = address.safeParse({ id, version });
    const found = data && (await orderAtEntry(actor, data));
    return found ? { ...found, id: data.id } : notFound();
  },
);
