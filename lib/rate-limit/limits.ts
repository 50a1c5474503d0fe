import type { KnownDevice } from '@/lib/accounts/sign-in/device';

export const WINDOW_MS = 15 * 60 * 1_000;

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

export type Scope = 'both' | 'account' | 'address';

/**
 * Failed attempts per window. Lowest for one account from one address, so that a stranger can't lock its owner out;
 * highest for an address, which a whole business may share.
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

/** A fixed order, so that no two attempts deadlock. */
export const SCOPES: readonly Scope[] = ['both', 'account', 'address'];

/** Pending attempts cost less, so that many people who succeed at once don't block each other. */
export const COST = { tried: 1, failed: 6 } as const;

export type RateLimitKey = { account?: string | undefined; address?: string | undefined };

export type AttemptOrigin = { address?: string | undefined; known?: KnownDevice | undefined };

/** Attempts on a known browser have their own counter, so that no one elsewhere can lock its user out. */
export function rateLimitKey(
  { address, known }: AttemptOrigin,
  { account, userId }: { account: string; userId: string | undefined },
): RateLimitKey {
  return known && known.userId === userId
    ? { account: `${known.userId} ${known.key}` }
    : { account, address };
}
