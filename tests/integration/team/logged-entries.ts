import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { changesOf } from '@/tests/support/changes';

/** The entries of the actor's log, oldest first: who did what, and the changes. */
export async function loggedEntries({ workspaceId }: Actor) {
  const entries = await db().log.findMany({
    where: { workspaceId },
    orderBy: { seq: 'asc' },
    select: { actorId: true, actorName: true, action: true, changes: true },
  });
  return entries.map((entry) => ({ ...entry, changes: changesOf(entry) }));
}
