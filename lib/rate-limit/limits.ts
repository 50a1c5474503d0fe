import type { KnownDevice } from '@/lib/accounts/sign-in/device';

/** How long tries are counted together, in milliseconds: whoever is held up gets in again after at most that. */
export const WINDOW_MS = 15 * 60 * 1_000;

/** What can be tried so often only. */
export type Kind =
  | 'signIn'
  | 'code'
  | 'signUp'
  | 'username'
  | 'invite'
  | 'invitation'
  | 'password'
  | 'reset'
  | 'denial';

/** Whose tries are counted: those for an account, those from an address, and those for an account from one address. */
export type Scope = 'both' | 'account' | 'address';

/**
 * How many tries may fail in a window. The least is for an account from one address, so that a stranger elsewhere does not
 * lock its owner out; the most is for an address, behind which a whole business may be.
 */
export const LIMITS: Record<Kind, Partial<Record<Scope, number>>> = {
  signIn: { both: 10, account: 100, address: 300 },
  code: { both: 5, account: 20 },
  signUp: { address: 30 },
  username: { account: 20 },
  invite: { account: 50 },
  invitation: { address: 60 },
  password: { both: 10, account: 50 },
  reset: { address: 60 },
  denial: { account: 1 },
};

/** In this order, so that no two tries wait for each other in a circle. */
export const SCOPES: readonly Scope[] = ['both', 'account', 'address'];

/**
 * What a try weighs while it is looked at, and once it has failed. Nobody can have more of them looked at together than
 * may fail, times the difference; and many people who are right at the same moment are not in each other's way.
 */
export const COST = { tried: 1, failed: 6 } as const;

/** Who tries, and from where, as far as either is known. */
export type RateLimitKey = { account?: string | undefined; address?: string | undefined };

/** The way by which somebody tries: the address, where it is known, and who signed in on this browser before. */
export type TriedFrom = { address?: string | undefined; known?: KnownDevice | undefined };

/**
 * Under whom tries to sign in are counted. Those on a browser on which this user signed in before are counted by
 * themselves, so that nobody elsewhere can lock them out.
 */
export function rateLimitKey(
  { address, known }: TriedFrom,
  { account, userId }: { account: string; userId: string | undefined },
): RateLimitKey {
  return known && known.userId === userId
    ? { account: `${known.userId} ${known.key}` }
    : { account, address };
}
