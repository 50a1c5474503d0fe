/** The one file that formats dates and times, always with an explicit locale and time zone. */

const LOCALE = 'en-GB';

/** Whether `text` is a real date of the calendar, `YYYY-MM-DD`, from 1900 to 2199. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (year < 1900 || year > 2199) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Whether `name` is a time zone that this runtime knows. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false; // an offset, which is no zone
  try {
    new Intl.DateTimeFormat(LOCALE, { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The calendar date, `YYYY-MM-DD`, that it is at `instant` in `timeZone`. */
export function calendarDate(instant: Date, timeZone: string): string {
  // Swedish writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
}

/** "17 Apr 2026"; today, tomorrow and yesterday by name. `date` and `today` are `YYYY-MM-DD`. */
export function describeDate(date: string, today: string): string {
  const days = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Tomorrow';
  if (days === -1) return 'Yesterday';
  return formatDate(date);
}

/** A calendar date as "17 Apr 2026", the same in every time zone. */
export function formatDate(date: string): string {
  return dayMonthYear(new Date(date), 'UTC');
}

/** An instant as "17 Apr 2026, 14:05" in `timeZone`. */
export function formatInstant(instant: Date, timeZone: string): string {
  return `${dayMonthYear(instant, timeZone)}, ${formatTime(instant, timeZone)}`;
}

/** Months of three letters throughout, where British English has "Sept". */
function dayMonthYear(instant: Date, timeZone: string): string {
  const date = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone }).format(instant);
  return date.replace('Sept', 'Sep');
}

/** The time of day as "14:05" in `timeZone`. */
export function formatTime(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short', timeZone }).format(instant);
}

const STEPS: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago `instant` was, in words: "3 hours ago", "just now". */
export function describeAge(instant: Date, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - instant.getTime()) / 1_000);
  const step = STEPS.find(([, length]) => seconds >= length);
  if (!step) return 'just now';
  return new Intl.RelativeTimeFormat(LOCALE, { numeric: 'always' }).format(
    -Math.floor(seconds / step[1]),
    step[0],
  );
}
