import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';

/** Whether the actor may log in with an account at this provider. */
export async function isConnected(actor: Actor, issuer: string): Promise<boolean> {
  const account = await db().account.findFirst({
    where: { userId: actor.userId, provider: issuer },
    select: { userId: true },
  });
  return account !== null;
}
