import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { may } from '@/lib/auth/permissions';
import { findImport, type ImportView } from '@/lib/imports/queries';
import { importKeySchema } from '@/lib/imports/schema';

/** The import of this address, asked for once per request; else the same 404 as for orders. */
export const importOrNotFound = cache(async (actor: Actor, id: string): Promise<ImportView> => {
  const key = importKeySchema.safeParse(id);
  const isKnown = key.success && may(actor, 'orders.import');
  return (isKnown ? await findImport(actor, key.data) : null) ?? notFound();
});
