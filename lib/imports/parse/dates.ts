import { addDays, startOfDay } from '@/lib/dates';
import type { DateFormat, DateOrder, YearOrder } from '@/lib/imports/mapping/mapping';
import { readDate } from '@/lib/imports/file/written-date';
import * as messages from './messages';

/** Whether the date is ambiguous, and else what it proves about its column. */
export type DateEvidence = 'clear' | DateOrder | 'either' | YearOrder | 'eitherYear';

/** A reading is null if the calendar has no such day; at least one isn't. */
type Readings =
  { date: string } | Record<DateOrder, string | null> | Record<YearOrder, string | null>;

/** Null if it isn't a valid date. */
export function dateEvidence(text: string): DateEvidence | null {
  const read = dateReadings(text);
  if ('problem' in read) return null;
  if ('date' in read) return 'clear';
  if ('yearLast' in read) {
    if (read.yearLast && read.yearFirst) return 'eitherYear';
    return read.yearLast ? 'yearLast' : 'yearFirst';
  }
  if (read.dayFirst && read.monthFirst) return 'either';
  return read.dayFirst ? 'dayFirst' : 'monthFirst';
}

/** The orders apply only to ambiguous dates. Dates are `YYYY-MM-DD`. */
export function parseDate(
  text: string,
  { dateOrder, yearOrder, dayNumbers }: DateFormat = {},
): { date: string } | { problem: string } {
  const read = dateReadings(text);
  if ('problem' in read) {
    const date = parseDayNumber(text);
    if (date === null) return read;
    return dayNumbers ? { date } : { problem: messages.dayNumber({ number: text.trim(), date }) };
  }
  if ('date' in read) return read;
  if ('yearLast' in read) {
    const { yearLast, yearFirst } = read;
    if (!yearLast || !yearFirst) return { date: (yearLast ?? yearFirst)! };
    if (yearOrder) return { date: yearOrder === 'yearLast' ? yearLast : yearFirst };
    return { problem: messages.ambiguousYear({ yearLast, yearFirst }) };
  }
  const { dayFirst, monthFirst } = read;
  if (!dayFirst || !monthFirst) return { date: (dayFirst ?? monthFirst)! };
  if (dateOrder) return { date: dateOrder === 'dayFirst' ? dayFirst : monthFirst };
  return { problem: messages.ambiguousDate({ dayFirst, monthFirst }) };
}

function dateReadings(text: string): Readings | { problem: string } {
  const written = readDate(text);
  if (!written) return { problem: messages.notADate };
  if (written.kind === 'shortYear') return { problem: messages.shortYear };
  if (written.kind === 'noYear') return { problem: messages.noYear };

  if (written.kind === 'twoYears') {
    const { yearLast, yearFirst } = written;
    return asReadings({
      yearLast: yearLast && dayOf(yearLast.year, written.month, yearLast.day),
      yearFirst: yearFirst && dayOf(yearFirst.year, written.month, yearFirst.day),
    });
  }
  const { year } = written;
  if (year < 1900 || year > 2199) return { problem: messages.yearOutOfRange };
  if (written.kind === 'parts') {
    const date = dayOf(year, written.month, written.day);
    return date ? { date } : { problem: messages.noSuchDay };
  }
  const { first, second } = written;
  return asReadings({
    dayFirst: dayOf(year, second, first),
    monthFirst: dayOf(year, first, second),
  });
}

function asReadings(readings: Exclude<Readings, { date: string }>): Readings | { problem: string } {
  const [one, other] = Object.values(readings);
  if (one && one === other) return { date: one };
  return one || other ? readings : { problem: messages.noSuchDay };
}

/** From 1954 to 2119: other numbers are something else. */
const [FIRST_DAY_NUMBER, LAST_DAY_NUMBER] = [20_000, 80_000];

/** The date of a spreadsheet's day number, such as 46357 or, with a time, 46357.5; null if it isn't one. */
export function parseDayNumber(text: string): string | null {
  const number = Number(/^(\d{5})(?:[.,]\d+)?$/.exec(text.trim())?.[1]);
  if (!(number >= FIRST_DAY_NUMBER && number <= LAST_DAY_NUMBER)) return null;
  // Day 1 is 1 January 1900, and Excel counts a 29 February 1900 that never was.
  return addDays('1899-12-30', number);
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `YYYY-MM-DD`, or null if the calendar has no such day. */
function dayOf(year: number, month: number, day: number): string | null {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
  if (day < 1 || day > days) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})(?:T|\s+)(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)$/i;

/** ISO 8601 in UTC. Without a time and offset, the start of the day in `timeZone`. Null if it isn't a date. */
export function parseInstant(text: string, format: DateFormat, timeZone: string): string | null {
  const read = parseDate(text, format);
  if ('problem' in read) return null;
  const [, day, time, zone] = INSTANT.exec(text.trim()) ?? [];
  if (!day || !time || !zone) return cachedStartOfDay(read.date, timeZone);
  const instant = new Date(`${day}T${time}${offsetOf(zone)}`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

function offsetOf(zone: string): string {
  if (/^[a-z]/i.test(zone)) return 'Z';
  return `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`;
}

const starts = new Map<string, string>();
const MOST_STARTS = 5_000;

/** Cached: computing one costs as much as parsing a hundred rows, and a file has few different days. */
export function cachedStartOfDay(date: string, timeZone: string): string {
  const key = `${date} ${timeZone}`;
  const known = starts.get(key);
  if (known) return known;
  if (starts.size >= MOST_STARTS) starts.clear();
  const start = startOfDay(date, timeZone).toISOString();
  starts.set(key, start);
  return start;
}
