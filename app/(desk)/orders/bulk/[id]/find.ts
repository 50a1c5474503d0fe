import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/require-actor';
import { deedOf, findGroup, type Deed, type Group } from '@/lib/bulk/queries';
import { groupKeySchema } from '@/lib/bulk/schema';

/**
 * Who asks, and the group of this address with what it does in the end, asked for once per request; else the same 404 as
 * for orders.
 */
export const groupOrNotFound = cache(
  async (id: string): Promise<{ actor: Actor; group: Group; deed: Deed }> => {
    const actor = await requirePermission('orders.group');
    const key = groupKeySchema.safeParse(id);
    const group = key.success ? await findGroup(actor, key.data) : null;
    if (!group) notFound();
    return { actor, group, deed: await deedOf(actor, group) };
  },
);
