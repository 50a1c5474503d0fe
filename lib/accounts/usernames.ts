import type { Tx } from '@/lib/db/client';
import { Refusal } from '@/lib/errors';
import { usernameKey, usernameKeys } from './user';

/** Alphabets of which letters look like each other's. */
const ALPHABETS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Coptic', 'Lisu'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
);

/**
 * Letters that look like Latin ones, after the confusable characters of UTS 39, in two tables for each of three alphabets:
 * in the first small letters look alike, in the second capitals do. Whole words can be written with them that look Latin.
 */
const LATIN: Record<string, string>[] = [
  pairs('асԁеһіјӏорԛѕѵԝху', 'acdehijlopqsvwxy'),
  pairs('авсеніјкморԛѕтѵԝху', 'abcehijkmopqstvwxy'),
  pairs('αγινορυ', 'ayivopu'),
  pairs('αβεζηικμνορτυχ', 'abezhikmnoptyx'),
  pairs('ցհյոօզս', 'ghjnoqu'),
  pairs('լհօստ', 'lhous'),
];

/** Latin letters that look like others of them. */
const PLAIN: Record<string, string> = { ı: 'i', ɡ: 'g', ɑ: 'a' };

function pairs(letters: string, latin: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter, index) => [letter, latin[index]!]));
}

/** Whether a name has letters of alphabets that look alike, as "аnn" with a Cyrillic а: people take it for another. */
export function mixesAlphabets(name: string): boolean {
  return ALPHABETS.filter((alphabet) => alphabet.test(name)).length > 1;
}

/**
 * The names that look like this one, which is of one alphabet and in small letters: "оса" is Cyrillic, and looks like the
 * Latin "oca".
 */
export function confusableKeys(name: string): string[] {
  const latin = /\p{Script=Latin}/u.test(name)
    ? [name, name.replaceAll(/[ıɡɑ]/g, (letter) => PLAIN[letter]!)]
    : LATIN.map((letters) => spelled(name, letters));
  const others = latin.flatMap((one) =>
    LATIN.map((letters) => one && spelled(one, inverse(letters))),
  );
  const all = [...latin, ...others].filter((other) => other !== undefined);
  return [...new Set(all)].filter((other) => other !== name);
}

function inverse(letters: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(letters).map(([letter, as]) => [as, letter]));
}

/** Spells a name with the letters that stand for its own; undefined where one has none. What is no letter stays. */
function spelled(name: string, letters: Record<string, string>): string | undefined {
  const all = [...name].map((sign) => (/\p{L}/u.test(sign) ? letters[sign] : sign));
  return all.includes(undefined) ? undefined : all.join('');
}

/**
 * Asserts that a username is free: no other user has it in any spelling, or has one that looks the same. That includes users
 * from Flask whose username is another spelling of a taken one.
 * @param userId the user who wants it; omitted for a new user
 * @throws Refusal `mixed-alphabets` or `duplicate-username`.
 */
export async function assertUsernameFree(tx: Tx, username: string, userId = ''): Promise<void> {
  if (mixesAlphabets(username)) throw new Refusal('mixed-alphabets', {});
  const keys = [...usernameKeys(username), ...confusableKeys(usernameKey(username))];
  const taken = await tx.user.findFirst({
    where: { usernameKey: { in: keys }, id: { not: userId } },
    select: { id: true },
  });
  if (taken) throw new Refusal('duplicate-username', { username });
}
