import type { Role } from '@/lib/auth/roles';

/** Everyone who may stand before an entry point of one workspace. */
export const STANDINGS = [
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
export type Standing = (typeof STANDINGS)[number];

/** What counts of them at an entry point: their role, and whether the workspace is theirs. */
export type Kind = { role: Role | null; isForeign: boolean };

export const KINDS: Record<Standing, Kind> = {
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

/**
 * What a request names: what is there for the workspace; an order of it that is not the courier's; something that nobody
 * has. An entry point that names nothing is asked as it is.
 */
export const TARGETS = ['theirs', 'unassigned', 'random'] as const;
export type Target = (typeof TARGETS)[number];

/** What a request names: an order, something else of the workspace, or nothing but oneself. */
export type About = 'order' | 'thing' | 'oneself';

/** As what it is asked: nothing else can be named in its place where it names nothing. */
export const TARGETS_ABOUT: Record<About, readonly Target[]> = {
  order: TARGETS,
  thing: ['theirs', 'random'],
  oneself: ['theirs'],
};

/** What to expect of an entry point, by role; `stranger` is whoever is not signed in, for whatever reason. */
export type ByRole<T> = { owner: T; dispatcher: T; courier: T; stranger: T };

/** Of whom a request must be answered as if what it names did not exist. */
export function isBlind(standing: Standing, target: Target): boolean {
  const { role, isForeign } = KINDS[standing];
  if (role === null) return false;
  return isForeign || target === 'random' || (target === 'unassigned' && role === 'COURIER');
}

const KEYS = { OWNER: 'owner', DISPATCHER: 'dispatcher', COURIER: 'courier' } as const;

/** What a table by role says about someone. */
export function ofStanding<T>(table: ByRole<T>, standing: Standing): T {
  const { role } = KINDS[standing];
  return table[role ? KEYS[role] : 'stranger'];
}
