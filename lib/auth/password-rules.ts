import 'server-only';
import { dictionary } from '@zxcvbn-ts/language-common';
import { lengthOf, normalized } from '@/lib/text';
import { usernameKey } from '@/lib/accounts/user';

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
  if (length < MIN_PASSWORD) {
    return `The password needs at least ${MIN_PASSWORD} characters; this has ${length}.`;
  }
  if (length > MAX_PASSWORD) return `The password can have at most ${MAX_PASSWORD} characters.`;
  if (isCommon(password)) {
    return 'This password is on the lists that attackers try first. Choose another.';
  }
  const besideUsername = usernameKey(password).replaceAll(usernameKey(username), '');
  if (username !== '' && lengthOf(besideUsername) < MIN_BESIDE_USERNAME) {
    return 'The password is too close to the username. Choose another.';
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
