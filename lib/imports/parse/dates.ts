import { startOfDay } from '@/lib/dates';
import type { DateOrder } from '@/lib/imports/mapping/mapping';
import { readDate } from '@/lib/imports/file/written-date';
import * as messages from './messages';

/** Whether the date is ambiguous, and else what it proves about its column. */
export type DateEvidence = 'clear' | 'dayFirst' | 'monthFirst' | 'either';

type Readings = { dayFirst: string | null; monthFirst: string | null };

/** Null if it isn't a valid date. */
export function dateEvidence(text: string): DateEvidence | null {
  const read = dateReadings(text);
  if ('problem' in read) return null;
  const { dayFirst, monthFirst } = read;
  if (dayFirst === monthFirst) return 'clear';
  if (dayFirst && monthFirst) return 'either';
  return dayFirst ? 'dayFirst' : 'monthFirst';
}

/** `order` applies only to ambiguous dates. Dates are `YYYY-MM-DD`. */
export function parseDate(
  text: string,
  order: DateOrder | null,
): { date: string } | { problem: string } {
  const read = dateReadings(text);
  if ('problem' in read) return read;
  const { dayFirst, monthFirst } = read;
  if (!dayFirst || !monthFirst || dayFirst === monthFirst) {
    return { date: (dayFirst ?? monthFirst)! };
  }
  if (order) return { date: order === 'dayFirst' ? dayFirst : monthFirst };
  return { problem: messages.ambiguousDate({ dayFirst, monthFirst }) };
}

/** The same date twice if only one reading is possible. */
function dateReadings(text: string): Readings | { problem: string } {
  const written = readDate(text);
  if (!written) return { problem: messages.notADate };
  if (written.kind === 'shortYear') return { problem: messages.shortYear };
  if (written.kind === 'noYear') return { problem: messages.noYear };

  const { year } = written;
  if (year < 1900 || year > 2199) return { problem: messages.yearOutOfRange };
  if (written.kind === 'parts') {
    const date = dayOf(year, written.month, written.day);
    return date ? { dayFirst: date, monthFirst: date } : { problem: messages.noSuchDay };
  }
  const { first, second } = written;
  const [dayFirst, monthFirst] = [dayOf(year, second, first), dayOf(year, first, second)];
  return dayFirst || monthFirst ? { dayFirst, monthFirst } : { problem: messages.noSuchDay };
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
export function parseInstant(
  text: string,
  order: DateOrder | null,
  timeZone: string,
): string | null {
  const read = parseDate(text, order);
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
