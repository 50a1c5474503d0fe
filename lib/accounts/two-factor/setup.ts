import 'server-only';
import { seal, unseal } from '@/lib/auth/sealing';
import { keyUri, newKey } from './one-time-code';

/** A new key: encrypted for the form, in base 32 to type, and as an `otpauth:` URI to scan. */
export type Setup = {
  sealed: string;
  key: string;
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
  return { sealed: await seal(key, setupOf(userId)), key, address: keyUri(key, username) };
}

/** Null unless it comes from {@link newSetup} for this user. */
export function unsealSetup(sealed: string, userId: string): Promise<string | null> {
  return unseal(sealed, setupOf(userId));
}

/** Encrypted per user: neither a database copy nor another user's row gives codes. */
export function sealKey(key: string, userId: string): Promise<string> {
  return seal(key, storedKeyOf(userId));
}

/** Null when AUTH_SECRET has changed. */
export function unsealKey(sealed: string, userId: string): Promise<string | null> {
  return unseal(sealed, storedKeyOf(userId));
}

const setupOf = (userId: string) => `totp-setup ${userId}`;
const storedKeyOf = (userId: string) => `totp ${userId}`;
