import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { requirePermission } from '@/lib/auth/require-actor';
import {
  originalAction,
  findBulkAction,
  type OriginalAction,
  type BulkAction,
} from '@/lib/bulk/queries';
import { jobKeySchema } from '@/lib/jobs/schema';

/**
 * Who asks, and the group of this address with what it does in the end, asked for once per request; else the same 404 as
 * for orders.
 */
export const bulkActionOrNotFound = cache(
  async (id: string): Promise<{ actor: Actor; group: BulkAction; deed: OriginalAction }> => {
    const actor = await requirePermission('orders.group');
    const key = jobKeySchema.safeParse(id);
    const group = key.success ? await findBulkAction(actor, key.data) : null;
    if (!group) notFound();
    return { actor, group, deed: await originalAction(actor, group) };
  },
);
