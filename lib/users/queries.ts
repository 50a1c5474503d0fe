import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';

/** The actor's own account, as the profile page shows it. */
export async function findProfile(actor: Actor) {
  return db().user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { username: true },
  });
}

export type Person = { id: string; name: string };

/** Everyone of the actor's workspace by name, those included who may no longer sign in: what they did is still there. */
export async function listPeople(actor: Actor): Promise<Person[]> {
  return db().user.findMany({
    where: { workspaceId: actor.workspaceId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  });
}
