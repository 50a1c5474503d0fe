import { Secret, TOTP } from 'otpauth';
import { asciiDigits } from '@/lib/text';

/** RFC 6238, with the parameters every authenticator app supports. */
const DIGITS = 6;
const PERIOD_S = 30;
const KIND = { algorithm: 'SHA1', digits: DIGITS, period: PERIOD_S };

/** Steps a clock may be ahead or behind. */
const WINDOW = 1;

const KEY_BYTES = 20;

export function newKey(): string {
  return new Secret({ size: KEY_BYTES }).base32;
}

export function keyUri(key: string, username: string): string {
  return new TOTP({ ...KIND, issuer: 'Order desk', label: username, secret: key }).toString();
}

export function oneTimeCode(key: string, now: Date): string {
  const secret = Secret.fromBase32(key);
  return TOTP.generate({ ...KIND, secret, timestamp: now.getTime() });
}

/** Null when no step around `now` matches. Ignores spaces and dashes; digits of any script. */
export function stepOfCode(key: string, typed: string, now: Date): number | null {
  const token = asciiDigits(typed.replaceAll(/[\s\p{Pd}.·]/gu, ''));
  if (!/^\d{6}$/.test(token)) return null;
  const secret = Secret.fromBase32(key);
  const timestamp = now.getTime();
  const delta = TOTP.validate({ ...KIND, secret, token, timestamp, window: WINDOW });
  return delta === null ? null : TOTP.counter({ period: PERIOD_S, timestamp }) + delta;
}
