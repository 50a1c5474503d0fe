import 'server-only';
import { dictionary } from '@zxcvbn-ts/language-common';
import * as messages from '@/lib/accounts/messages';
import { usernameKey } from '@/lib/accounts/usernames';
import { normalized } from '@/lib/normalize';
import { lengthOf } from '@/lib/text';

export const MIN_PASSWORD = 12;
const MAX_PASSWORD = 1_000;

const MIN_BESIDE_USERNAME = 8;

const SEQUENCES = ['1234567890', 'abcdefghijklmnopqrstuvwxyz'].flatMap((sequence) => [
  sequence.repeat(3),
  [...sequence].reverse().join('').repeat(3),
]);

const commonPasswords = new Set(dictionary['passwords-common']);

export function passwordWeakness(password: string, username: string): string | null {
  const length = lengthOf(password);
  if (length < MIN_PASSWORD) return messages.passwordTooShort({ length, min: MIN_PASSWORD });
  if (length > MAX_PASSWORD) return messages.passwordTooLong(MAX_PASSWORD);
  if (isCommon(password)) return messages.passwordCommon;
  const besideUsername = usernameKey(password).replaceAll(usernameKey(username), '');
  if (username !== '' && lengthOf(besideUsername) < MIN_BESIDE_USERNAME) {
    return messages.passwordLikeUsername;
  }
  return null;
}

function isCommon(password: string): boolean {
  const folded = normalized(password, 'NFKC').toLowerCase();
  const core = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const repeated = /^(.+?)\1+$/su.exec(folded)?.[1];
  return (
    commonPasswords.has(folded) ||
    commonPasswords.has(core) ||
    (repeated !== undefined && (lengthOf(repeated) < 6 || commonPasswords.has(repeated))) ||
    SEQUENCES.some((sequence) => sequence.includes(folded)) ||
    new Set(folded).size < 4
  );
}
