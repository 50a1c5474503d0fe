import 'server-only';
import { createHmac, hkdfSync } from 'node:crypto';
import { env } from '@/lib/env';

/** 32 characters (5 bits each), none easily confused. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

const LOOK_ALIKES: Record<string, string> = { o: '0', i: '1', l: '1' };

const CODES = 10;
const LENGTH = 12;

/** Derived from operation ID and AUTH_SECRET: a repeat returns codes stored only as hashes. */
export function deriveRecoveryCodes(userId: string, operationId: string): string[] {
  const about = `order-desk recovery codes ${userId}`;
  const random = hkdfSync('sha256', env().AUTH_SECRET, operationId, about, CODES * LENGTH);
  const letters = Array.from(new Uint8Array(random), (byte) => LETTERS[byte % LETTERS.length]!);
  return Array.from({ length: CODES }, (_, index) =>
    grouped(letters.slice(index * LENGTH, (index + 1) * LENGTH).join('')),
  );
}

/** Lower-case hex, keyed with AUTH_SECRET against guessing from a database copy; null if it can't be a code. */
export function hashOfRecoveryCode(userId: string, typed: string): string | null {
  const code = typed
    .toLowerCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll(/[oil]/g, (letter) => LOOK_ALIKES[letter]!);
  if (code.length !== LENGTH || [...code].some((letter) => !LETTERS.includes(letter))) return null;
  const key = hkdfSync('sha256', env().AUTH_SECRET, '', 'order-desk recovery code hashes', 32);
  return createHmac('sha256', Buffer.from(key)).update(`${userId} ${code}`).digest('hex');
}

function grouped(code: string): string {
  return code.match(/.{4}/g)!.join('-');
}
