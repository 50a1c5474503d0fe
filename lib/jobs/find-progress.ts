import type { Actor } from '@/lib/auth/actor';
import { findBulkAction } from '@/lib/bulk/queries';
import { findImportProgress } from '@/lib/imports/queries';
import type { FoundProgress } from './progress';
import { leaseOf } from './queries';

/** Of an import or a bulk action. Null if there is none that the actor may see. */
export async function findProgress(actor: Actor, id: string): Promise<FoundProgress | null> {
  // Before the progress, so that a job that ends in between doesn't look stopped.
  const lease = await leaseOf(actor, id);
  const found = (await findImportProgress(actor, id)) ?? (await findBulkAction(actor, id));
  if (!found) return null;
  const { state, handled, total } = found;
  return { state, isAtWork: lease !== null, handled, total, at: Date.now() };
}

/** Of these imports, without those that need no more work. */
export async function findUnfinished(
  actor: Actor,
  ids: readonly string[],
): Promise<{ id: string; progress: FoundProgress }[]> {
  const found = await Promise.all(
    ids.map(async (id) => ({ id, progress: await findProgress(actor, id) })),
  );
  return found.flatMap(({ id, progress }) =>
    progress?.state === 'checking' || progress?.state === 'running' ? [{ id, progress }] : [],
  );
}
