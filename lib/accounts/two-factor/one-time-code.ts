import { Secret, TOTP } from 'otpauth';
import { asciiDigits } from '@/lib/text';

/** What every authenticator application takes without being told (RFC 6238): six digits, new every 30 seconds. */
const DIGITS = 6;
const PERIOD_S = 30;
const KIND = { algorithm: 'SHA1', digits: DIGITS, period: PERIOD_S };

/** How many steps a clock may be ahead or behind. */
const WINDOW = 1;

const KEY_BYTES = 20;

/** A new key for one-time codes, in base 32, as people type it into an authenticator application. */
export function newKey(): string {
  return new Secret({ size: KEY_BYTES }).base32;
}

/** The address that an authenticator application takes a key from, by link or as a QR code. */
export function addressOfKey(key: string, username: string): string {
  return new TOTP({ ...KIND, issuer: 'Order desk', label: username, secret: key }).toString();
}

/** The one-time code of a key at a time. */
export function oneTimeCode(key: string, now: Date): string {
  const secret = Secret.fromBase32(key);
  return TOTP.generate({ ...KIND, secret, timestamp: now.getTime() });
}

/**
 * The time step of which `typed` is the one-time code; null where it is of none around `now`. Spaces, dashes and points
 * do not count, and the digits may be of any script.
 */
export function stepOfCode(key: string, typed: string, now: Date): number | null {
  const token = asciiDigits(typed.replaceAll(/[\s\p{Pd}.·]/gu, ''));
  if (!/^\d{6}$/.test(token)) return null;
  const secret = Secret.fromBase32(key);
  const timestamp = now.getTime();
  const delta = TOTP.validate({ ...KIND, secret, token, timestamp, window: WINDOW });
  return delta === null ? null : TOTP.counter({ period: PERIOD_S, timestamp }) + delta;
}
