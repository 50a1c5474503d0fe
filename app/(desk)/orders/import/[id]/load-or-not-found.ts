import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '@/lib/auth/actor';
import { findImport, type ImportView } from '@/lib/imports/queries';
import { jobKeySchema } from '@/lib/jobs/schema';

/** Cached per request. */
export const importOrNotFound = cache(async (actor: Actor, id: string): Promise<ImportView> => {
  const key = jobKeySchema.safeParse(id);
  return (key.success ? await findImport(actor, key.data) : null) ?? notFound();
});
