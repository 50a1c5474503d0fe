import type { Role } from '@/lib/auth/actor';

/** Every role, the most modest one first. */
export const ROLES = ['COURIER', 'DISPATCHER', 'OWNER'] as const satisfies readonly Role[];

/** A user, as the owner of their workspace sees them. */
export type Member = { id: string; name: string; username: string; role: Role; active: boolean };

/** What somebody of this role is, as a part of a sentence. */
export const ROLE_WITH_ARTICLE: Record<Role, string> = {
  OWNER: 'an owner',
  DISPATCHER: 'a dispatcher',
  COURIER: 'a courier',
};
