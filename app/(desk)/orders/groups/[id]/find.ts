import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { deedOf, findGroup, type Deed, type Group } from '@/lib/groups/queries';
import { groupKeySchema } from '@/lib/groups/schema';

/** The group of this address with what it does in the end, asked for once per request; else the same 404 as for orders. */
export const groupOrNotFound = cache(
  async (actor: Actor, id: string): Promise<{ group: Group; deed: Deed }> => {
    const key = groupKeySchema.safeParse(id);
    const group = key.success ? await findGroup(actor, key.data) : null;
    if (!group) notFound();
    return { group, deed: await deedOf(actor, group) };
  },
);
