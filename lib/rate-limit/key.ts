import type { KnownDevice } from '@/lib/accounts/sign-in/known-device';

/** Who tries, and from where, as far as either is known. */
export type Trier = { account?: string | undefined; address?: string | undefined };

/** The way by which somebody tries: the address, where it is known, and who signed in on this browser before. */
export type TriedFrom = { address?: string | undefined; known?: KnownDevice | undefined };

/**
 * Under whom tries to sign in are counted. Those on a browser on which this user signed in before are counted by
 * themselves, so that nobody elsewhere can lock them out.
 */
export function trierOf(
  { address, known }: TriedFrom,
  { account, userId }: { account: string; userId: string | undefined },
): Trier {
  return known && known.userId === userId
    ? { account: `${known.userId} ${known.key}` }
    : { account, address };
}
