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
export const WEIGHTS = { tried: 1, failed: 6 } as const;
