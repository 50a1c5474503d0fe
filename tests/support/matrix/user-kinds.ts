import type { Role } from '@/lib/auth/roles';

/** Every kind of user that may send a request about the first workspace. */
export const USER_KINDS = [
  'anonymous',
  'owner',
  'dispatcher',
  'courier',
  'foreign owner',
  'foreign dispatcher',
  'foreign courier',
  'deactivated',
  'signed out',
] as const;
export type UserKind = (typeof USER_KINDS)[number];

/** What matters for permissions: the role, and whether the user is from another workspace. */
export type Kind = { role: Role | null; isForeign: boolean };

export const KINDS: Record<UserKind, Kind> = {
  anonymous: { role: null, isForeign: false },
  owner: { role: 'OWNER', isForeign: false },
  dispatcher: { role: 'DISPATCHER', isForeign: false },
  courier: { role: 'COURIER', isForeign: false },
  'foreign owner': { role: 'OWNER', isForeign: true },
  'foreign dispatcher': { role: 'DISPATCHER', isForeign: true },
  'foreign courier': { role: 'COURIER', isForeign: true },
  deactivated: { role: null, isForeign: false },
  'signed out': { role: null, isForeign: false },
};

/** What a request names: an object of the workspace; an order that is not the courier's; or a random ID. */
export const TARGETS = ['theirs', 'unassigned', 'random'] as const;
export type Target = (typeof TARGETS)[number];

/** What a request is about: an order, another thing of the workspace, or the user themselves. */
export type About = 'order' | 'thing' | 'oneself';

/** The targets to try for each. */
export const TARGETS_ABOUT: Record<About, readonly Target[]> = {
  order: TARGETS,
  thing: ['theirs', 'random'],
  oneself: ['theirs'],
};

/** The expected answers of an entry point, by role; a `stranger` is anyone who is not signed in, for any reason. */
export type ByRole<T> = { owner: T; dispatcher: T; courier: T; stranger: T };

/** Whether a request must be answered as if its target did not exist. */
export function isUnknownTo(userKind: UserKind, target: Target): boolean {
  const { role, isForeign } = KINDS[userKind];
  if (role === null) return false;
  return isForeign || target === 'random' || (target === 'unassigned' && role === 'COURIER');
}

const KEYS = { OWNER: 'owner', DISPATCHER: 'dispatcher', COURIER: 'courier' } as const;

/** The value of a table by role for a kind of user. */
export function valueFor<T>(table: ByRole<T>, userKind: UserKind): T {
  const { role } = KINDS[userKind];
  return table[role ? KEYS[role] : 'stranger'];
}
