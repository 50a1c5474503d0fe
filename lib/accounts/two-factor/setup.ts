import 'server-only';
import { seal, unseal } from '@/lib/auth/sealing';
import { addressOfKey, newKey } from './one-time-code';

/** A key that a user is shown before they turn one-time codes on. */
export type Setup = {
  /** The key as the form carries it: made by us for this user, or refused. */
  sealed: string;
  key: string;
  /** The same for an authenticator application. */
  address: string;
};

export async function newSetup({
  userId,
  username,
}: {
  userId: string;
  username: string;
}): Promise<Setup> {
  const key = newKey();
  return { sealed: await seal(key, setupOf(userId)), key, address: addressOfKey(key, username) };
}

/** The key in a form of {@link newSetup}; null for what was not made for this user. */
export function keyOfSetup(sealed: string, userId: string): Promise<string | null> {
  return unseal(sealed, setupOf(userId));
}

/** A user's key as it is stored: a copy of the database gives no codes, and the key of one user is none of another. */
export function sealKey(key: string, userId: string): Promise<string> {
  return seal(key, storedKeyOf(userId));
}

/** The key that was stored for this user; null where AUTH_SECRET has changed since. */
export function unsealKey(sealed: string, userId: string): Promise<string | null> {
  return unseal(sealed, storedKeyOf(userId));
}

const setupOf = (userId: string) => `totp-setup ${userId}`;
const storedKeyOf = (userId: string) => `totp ${userId}`;
