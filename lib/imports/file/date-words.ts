import { fold } from '@/lib/normalize';

/** Austria for "Jänner", Uruguay for "setiembre". */
const LOCALES = ['en', 'de', 'de-AT', 'fr', 'es', 'es-UY', 'it', 'pl', 'nl', 'pt'];

/** Names that `Intl` lacks, and abbreviations that aren't prefixes; months from 0. */
const MORE_MONTHS: Record<number, string[]> = { 1: ['feber'], 2: ['maerz', 'mrz', 'mrt'] };
const MORE_WEEKDAYS = ['sonnabend', 'pn', 'pt', 'nd'];

/** "17th of April", "le 17 avril", "17 de abril", "dnia 17 kwietnia 2026 r.". */
const FILLING = new Set(
  'the of st nd rd th den der le er el de del il dnia r roku o feira'.split(' '),
);

/** Alone and within a date: Polish inflects month names there. */
const FORMATS = LOCALES.flatMap((locale) =>
  [{}, { weekday: 'long', day: 'numeric' } as const].map(
    (rest) => new Intl.DateTimeFormat(locale, { month: 'long', ...rest, timeZone: 'UTC' }),
  ),
);

const MONTHS = Array.from({ length: 12 }, (_, month) => [
  ...namesOf('month', new Date(Date.UTC(2024, month))),
  ...(MORE_MONTHS[month] ?? []),
]);

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
  .flatMap((day) => namesOf('weekday', new Date(Date.UTC(2024, 0, day))))
  .concat(MORE_WEEKDAYS);

/** Months from 1, by full name or prefix of a folded word; null if unknown or ambiguous, as "jui" is. */
export function parseMonth(word: string): number | null {
  if (word.length < 3) return null;
  const found = MONTHS.flatMap((names, month) => (isPrefixOfAny(names, word) ? [month + 1] : []));
  return found.length === 1 ? found[0]! : null;
}

export function isWeekday(word: string): boolean {
  return word.length >= 2 && isPrefixOfAny(WEEKDAYS, fold(word));
}

export function isFilling(word: string): boolean {
  return FILLING.has(word);
}

function namesOf(part: 'month' | 'weekday', date: Date): string[] {
  return FORMATS.flatMap((format) => format.formatToParts(date))
    .filter(({ type }) => type === part)
    .map(({ value }) => fold(value).replace('-feira', ''));
}

function isPrefixOfAny(names: string[], word: string): boolean {
  return names.some((name) => name.startsWith(word));
}
