import type { Role } from '@/lib/auth/roles';

export type Member = { id: string; name: string; username: string; role: Role; active: boolean };

export const INVITATION_MS = 7 * 24 * 60 * 60 * 1_000;

export type InvitationText = { workspaceName: string; role: Role; name: string | null };

export function joinPath(secret: string): string {
  return `/join/${secret}`;
}
