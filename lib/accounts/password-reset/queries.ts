import { hashOfSecret } from '@/lib/auth/secret-links';
import { db } from '@/lib/db/client';

export type Reset = { userId: string; username: string; name: string; workspaceId: string };

/** Null for any link that can't be used, whatever the reason. */
export async function findReset(secret: string, now: Date): Promise<Reset | null> {
  const token = await db().verificationToken.findFirst({
    where: { token: hashOfSecret(secret), expires: { gt: now } },
    select: { identifier: true },
  });
  if (!token) return null;
  const user = await db().user.findFirst({
    where: { id: token.identifier, active: true, workspace: { deletedAt: null } },
    select: { id: true, username: true, name: true, workspaceId: true },
  });
  if (!user) return null;
  const { id: userId, username, name, workspaceId } = user;
  return { userId, username, name, workspaceId };
}
