import type { Tx } from '@/lib/db/client';
import { Refusal } from '@/lib/errors';
import { normalized } from '@/lib/normalize';

/** Look-alike spellings get one key. Without U+0000, which PostgreSQL rejects even in queries. */
export function usernameKey(username: string): string {
  return normalized(username, 'NFKC').toLowerCase().normalize('NFKC').replaceAll('\0', '\uFFFD');
}

/** For imported duplicates. The U+0001 prefix keeps it distinct from {@link usernameKey}. */
export function exactUsernameKey(username: string): string {
  return `\u0001${normalized(username.trim(), 'NFC').replaceAll('\0', '\uFFFD')}`;
}

/** A username is taken when either key is. */
export function usernameKeys(username: string): [exact: string, folded: string] {
  return [exactUsernameKey(username), usernameKey(username)];
}

/** Alphabets with look-alike letters. */
const ALPHABETS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Coptic', 'Lisu'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
);

/** Look-alikes of Latin letters (UTS 39): per alphabet one table for small, one for capitals. */
const LATIN: Record<string, string>[] = [
  pairs('асԁеһіјӏорԛѕѵԝху', 'acdehijlopqsvwxy'),
  pairs('авсеніјкморԛѕтѵԝху', 'abcehijkmopqstvwxy'),
  pairs('αγινορυ', 'ayivopu'),
  pairs('αβεζηικμνορτυχ', 'abezhikmnoptyx'),
  pairs('ցհյոօզս', 'ghjnoqu'),
  pairs('լհօստ', 'lhous'),
];

const PLAIN: Record<string, string> = { ı: 'i', ɡ: 'g', ɑ: 'a' };

function pairs(letters: string, latin: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter, index) => [letter, latin[index]!]));
}

/** For example "аnn" with a Cyrillic а. */
export function mixesAlphabets(name: string): boolean {
  return ALPHABETS.filter((alphabet) => alphabet.test(name)).length > 1;
}

/** `name` in one alphabet and lower case: Cyrillic "оса" looks like Latin "oca". */
export function confusableKeys(name: string): string[] {
  const latin = /\p{Script=Latin}/u.test(name)
    ? [name, name.replaceAll(/[ıɡɑ]/g, (letter) => PLAIN[letter]!)]
    : LATIN.map((letters) => transliterate(name, letters));
  const others = latin.flatMap((one) =>
    LATIN.map((letters) => one && transliterate(one, inverse(letters))),
  );
  const all = [...latin, ...others].filter((other) => other !== undefined);
  return [...new Set(all)].filter((other) => other !== name);
}

function inverse(letters: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(letters).map(([letter, as]) => [as, letter]));
}

function transliterate(name: string, letters: Record<string, string>): string | undefined {
  const all = [...name].map((sign) => (/\p{L}/u.test(sign) ? letters[sign] : sign));
  return all.includes(undefined) ? undefined : all.join('');
}

/** Also checks look-alikes. Refusals: `mixed-alphabets`, `duplicate-username`. */
export async function assertUsernameFree(tx: Tx, username: string, userId = ''): Promise<void> {
  if (mixesAlphabets(username)) throw new Refusal('mixed-alphabets', {});
  const keys = [...usernameKeys(username), ...confusableKeys(usernameKey(username))];
  const taken = await tx.user.findFirst({
    where: { usernameKey: { in: keys }, id: { not: userId } },
    select: { id: true },
  });
  if (taken) throw new Refusal('duplicate-username', { username });
}
