import { isFilling, isWeekday, parseMonth } from './date-words';
import { fold } from '@/lib/normalize';

/**
 * `twoYears` is 26-Sep-30, whose year may come first or last. `shortYear` is the same with a month in digits, which
 * would have three readings.
 */
export type WrittenDate =
  | { kind: 'parts'; year: number; month: number; day: number }
  | { kind: 'twoYears'; month: number; yearLast: YearAndDay | null; yearFirst: YearAndDay | null }
  | { kind: 'numbers'; year: number; first: number; second: number }
  | { kind: 'noYear' }
  | { kind: 'shortYear' };

type YearAndDay = { year: number; day: number };

/** In characters, including a time and a zone name. */
const LONGEST = 80;

const CLOCK = String.raw`(?:[01]?\d|2[0-4])[:.h][0-5]\d(?:[:.](?:[0-5]\d|60)(?:[.,]\d+)?)?`;
const SUFFIX = String.raw`\s?(?:[ap]\.?\s?m\.?|uhr|h)?`;
const HOUR = String.raw`(?:0?\d|1[0-2])\s?[ap]\.?\s?m\.?`;
const COMPACT_CLOCK = String.raw`t(?:[01]\d|2[0-4])[0-5]\d(?:[0-5]\d)?(?:[.,]\d+)?`;
const ZONE = String.raw`(?:\s?(?:z|utc|gmt))?(?:\s?[+-]\d{2}(?::?\d{2})?)?(?:\s?\([^()]*\))?`;

const TIME = new RegExp(
  `(?:(?:t|\\s,?\\s?|,\\s?)(?:at\\s)?(?:${CLOCK}${SUFFIX}|${HOUR})|${COMPACT_CLOCK})${ZONE}$`,
  'i',
);

/** Ignores a time after the date. Null if it isn't a date; days aren't validated. */
export function readDate(text: string): WrittenDate | null {
  if (text.length > LONGEST || !/\d/.test(text)) return null;
  const trimmed = text.trim().replace(/\s+/g, ' ');
  const whole = readDay(trimmed);
  if (whole && whole.kind !== 'noYear') return whole;
  const day = trimmed.replace(TIME, '');
  return day === trimmed ? whole : (readDay(day) ?? whole);
}

function readDay(text: string): WrittenDate | null {
  const day = text.replace(/^(\p{L}{2,})\.?,? (?=\d)/u, (start, word: string) =>
    isWeekday(word) ? '' : start,
  );
  return yearFirst(day) ?? yearLast(day) ?? withMonthName(text);
}

function yearFirst(text: string): WrittenDate | null {
  const found =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(text);
  if (!found) return null;
  return { kind: 'parts', year: Number(found[1]), month: Number(found[3]), day: Number(found[4]) };
}

function yearLast(text: string): WrittenDate | null {
  if (/^\d{1,2} ?[-/.] ?\d{1,2} ?[-/.]?$/.test(text)) return { kind: 'noYear' };
  const found = /^(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})(?: ?r\.?)?$/.exec(text);
  if (!found) return null;
  const [first, second] = [Number(found[1]), Number(found[3])];
  const last = found[4]!;
  const year = yearOf(last);
  // With dashes, the year may also come first, as in 26-04-17.
  const mayBeYearFirst = found[2] === '-' && found[1]!.length === 2 && last.length === 2;
  if (mayBeYearFirst && isMonth(second) && isDay(Number(last))) return { kind: 'shortYear' };
  if (found[2] === '.') return { kind: 'parts', year, month: second, day: first };
  return { kind: 'numbers', year, first, second };
}

function isMonth(number: number): boolean {
  return number >= 1 && number <= 12;
}

function isDay(number: number): boolean {
  return number >= 1 && number <= 31;
}

/** Nothing tells where the year is. With a dot, an ordinal, a weekday or another word, the day comes first. */
const TWO_YEARS = /^\d{1,2}([-/ ]?)[a-z]+\.?\1\d{1,2}$/;

function withMonthName(text: string): WrittenDate | null {
  // Rejects most texts cheaply, before folding them.
  if (!/^(?:\d{1,4}\D|\p{L}{2,}\D{0,12}\d)/u.test(text) || !/\p{L}/u.test(text)) return null;
  const folded = fold(text);
  if (!/^[a-z\d .,'/-]+$/.test(folded)) return null;
  const parts = folded.match(/\d+|[a-z]+/g)!.filter((part) => !isFilling(part));
  const names = parts.filter((part) => /[a-z]/.test(part));
  if (names.length === 2 && parts[0] === names[0] && isWeekday(parts[0]!)) parts.shift();

  const at = parts.findIndex((part) => /[a-z]/.test(part));
  const month = at === -1 ? null : parseMonth(parts[at]!);
  if (!month || at > 1) return null;
  const [one, other, ...more] = parts.filter((_, index) => index !== at);
  if (more.length > 0 || !one) return null;
  if (!other) return one.length <= 2 ? { kind: 'noYear' } : null;
  const isYearFirst = at === 1 && one.length === 4;
  const [day, year] = isYearFirst ? [other, one] : [one, other];
  if (TWO_YEARS.test(folded)) {
    const [yearLast, yearFirst] = [shortYearAndDay(other, one), shortYearAndDay(one, other)];
    return yearLast || yearFirst ? { kind: 'twoYears', month, yearLast, yearFirst } : null;
  }
  if (!/^\d{1,2}$/.test(day) || !/^(\d{2}|\d{4})$/.test(year)) return null;
  return { kind: 'parts', year: yearOf(year), month, day: Number(day) };
}

function shortYearAndDay(year: string, day: string): YearAndDay | null {
  return year.length === 2 ? { year: yearOf(year), day: Number(day) } : null;
}

/** Two digits mean 1970 to 2069. */
function yearOf(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}
