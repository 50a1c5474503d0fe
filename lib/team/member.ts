import type { Role } from '@/lib/auth/roles';

/** A user, as the owner of their workspace sees them. */
export type Member = { id: string; name: string; username: string; role: Role; active: boolean };

/** How long an invitation is open, in milliseconds. */
export const INVITATION_MS = 7 * 24 * 60 * 60 * 1_000;

/** What an invitation says to whoever opens its link. */
export type InvitationText = { workspaceName: string; role: Role; name: string | null };

/** Where an invitation leads. */
export function joinPath(secret: string): string {
  return `/join/${secret}`;
}
