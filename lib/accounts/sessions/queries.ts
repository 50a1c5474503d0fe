import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';

/** The devices on which the actor is signed in, last seen first. */
export async function listSessions(actor: Actor, now: Date) {
  return db().session.findMany({
    where: { userId: actor.userId, expires: { gt: now } },
    orderBy: { lastSeenAt: 'desc' },
    select: { id: true, device: true, createdAt: true, lastSeenAt: true },
  });
}
