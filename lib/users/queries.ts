import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';

/** The actor's own account, as the profile page shows it. */
export async function findProfile(actor: Actor) {
  return db().user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { username: true },
  });
}
