import { fold } from '@/lib/text';

/** The languages of files, with Austria for "Jänner" and Uruguay for "setiembre". */
const LOCALES = ['en', 'de', 'de-AT', 'fr', 'es', 'es-UY', 'it', 'pl', 'nl', 'pt'];

/** Names that `Intl` lacks, and abbreviations that do not begin a name; months from 0. */
const MORE_MONTHS: Record<number, string[]> = { 1: ['feber'], 2: ['maerz', 'mrz', 'mrt'] };
const MORE_WEEKDAYS = ['sonnabend', 'pn', 'pt', 'nd'];

/** What may stand between: "17th of April", "le 17 avril", "17 de abril", "dnia 17 kwietnia 2026 r.". */
const FILLING = new Set(
  'the of st nd rd th den der le er el de del il dnia r roku o feira'.split(' '),
);

/** Months by themselves and in a date: Polish inflects them there. */
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

/** The month, from 1, that a folded word names in full or in short; null where it names none, or two as "jui" does. */
export function monthOf(word: string): number | null {
  if (word.length < 3) return null;
  const found = MONTHS.flatMap((names, month) => (beginsOne(names, word) ? [month + 1] : []));
  return found.length === 1 ? found[0]! : null;
}

/** Whether a word names a day of the week, in full or in short. */
export function isWeekday(word: string): boolean {
  return word.length >= 2 && beginsOne(WEEKDAYS, fold(word));
}

/** Whether a folded word says nothing of its own within a date. */
export function isFilling(word: string): boolean {
  return FILLING.has(word);
}

/** What a date calls its month or weekday in each language, folded. */
function namesOf(part: 'month' | 'weekday', date: Date): string[] {
  return FORMATS.flatMap((format) => format.formatToParts(date))
    .filter(({ type }) => type === part)
    .map(({ value }) => fold(value).replace('-feira', ''));
}

function beginsOne(names: string[], word: string): boolean {
  return names.some((name) => name.startsWith(word));
}
