import 'server-only';
import { createHmac, hkdfSync } from 'node:crypto';
import { env } from '@/lib/env';

/** Without letters that look like digits or like each other; 32 of them, so that each holds five bits. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** What people read where there is something else. */
const LOOK_ALIKES: Record<string, string> = { o: '0', i: '1', l: '1' };

const CODES = 10;
const LENGTH = 12;

/**
 * Ten recovery codes as people write them down, `xxxx-xxxx-xxxx`. They follow from the operation that asks for them and
 * from AUTH_SECRET, so that the same operation again answers with the same codes, although only their hashes are stored.
 */
export function recoveryCodesOf(userId: string, operationId: string): string[] {
  const about = `order-desk recovery codes ${userId}`;
  const random = hkdfSync('sha256', env().AUTH_SECRET, operationId, about, CODES * LENGTH);
  const letters = Array.from(new Uint8Array(random), (byte) => LETTERS[byte % LETTERS.length]!);
  return Array.from({ length: CODES }, (_, index) =>
    grouped(letters.slice(index * LENGTH, (index + 1) * LENGTH).join('')),
  );
}

/**
 * The hash by which a recovery code is found, in lower-case hexadecimal: however it is written, and null for what is none.
 * It takes AUTH_SECRET too, so that a copy of the database alone is no help in guessing the code.
 */
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
