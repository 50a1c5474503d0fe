import type { Actor } from '@/lib/auth/actor';
import type { Role } from '@/lib/auth/roles';
import { hashOfSecret } from '@/lib/auth/secret-links';
import { db } from '@/lib/db/client';

export type OpenInvitation = { id: string; role: Role; name: string | null; expires: Date };

export async function listInvitations(actor: Actor, now: Date): Promise<OpenInvitation[]> {
  return db().invitation.findMany({
    where: { workspaceId: actor.workspaceId, ...openAt(now) },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, role: true, name: true, expires: true },
  });
}

type InvitationText = { workspaceName: string; role: Role; name: string | null };

/** Null for any link that can't be used, whatever the reason. */
export async function findInvitation(secret: string, now: Date): Promise<InvitationText | null> {
  const invitation = await db().invitation.findFirst({
    where: { tokenHash: hashOfSecret(secret), workspace: { deletedAt: null }, ...openAt(now) },
    select: { role: true, name: true, workspace: { select: { name: true } } },
  });
  if (!invitation) return null;
  const { role, name, workspace } = invitation;
  return { role, name, workspaceName: workspace.name };
}

export function openAt(now: Date) {
  return { usedAt: null, revokedAt: null, expires: { gt: now } };
}
