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

/** Cached per request. For an undo, `original` is the action it undoes. */
export const bulkActionOrNotFound = cache(
  async (
    id: string,
  ): Promise<{ actor: Actor; bulkAction: BulkAction; original: OriginalAction }> => {
    const actor = await requirePermission('orders.bulk');
    const key = jobKeySchema.safeParse(id);
    const bulkAction = key.success ? await findBulkAction(actor, key.data) : null;
    if (!bulkAction) notFound();
    return { actor, bulkAction, original: await originalAction(actor, bulkAction) };
  },
);
