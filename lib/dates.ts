/** The one file that formats dates and times, always with an explicit locale and time zone. */

const LOCALE = 'en-GB';

/** Accepts a real date, `YYYY-MM-DD`, from 1900 to 2199. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (year < 1900 || year > 2199) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** `HH:MM`, from 00:00 to 23:59. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false; // an offset, which is no zone
  try {
    new Intl.DateTimeFormat(LOCALE, { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Creating a format costs a hundred times more than using one. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(
  timeZone: string,
  style: Pick<Intl.DateTimeFormatOptions, 'dateStyle' | 'timeStyle'>,
  locale = LOCALE,
): Intl.DateTimeFormat {
  const name = [locale, timeZone, style.dateStyle, style.timeStyle].join(' ');
  const known = formats.get(name);
  if (known) return known;
  const format = new Intl.DateTimeFormat(locale, { timeZone, ...style });
  formats.set(name, format);
  return format;
}

/** `YYYY-MM-DD` */
export function calendarDate(instant: Date, timeZone: string): string {
  return formatOf(timeZone, { dateStyle: 'short' }, 'sv-SE').format(instant);
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Not always midnight: clocks may go forward then, or skip a whole date. */
export function startOfDay(date: string, timeZone: string): Date {
  // No clock is, or ever was, more than 16 hours from UTC.
  let before = Date.parse(date) - 16 * HOUR_MS;
  let notBefore = Date.parse(date) + 16 * HOUR_MS;
  while (notBefore - before > 1) {
    const middle = Math.floor((before + notBefore) / 2);
    if (calendarDate(new Date(middle), timeZone) < date) before = middle;
    else notBefore = middle;
  }
  return new Date(notBefore);
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Monday to Sunday. */
export function weekOf(date: string): { from: string; to: string } {
  const sinceMonday = (new Date(date).getUTCDay() + 6) % 7;
  const from = addDays(date, -sinceMonday);
  return { from, to: addDays(from, 6) };
}

export function describeDate(date: string, today: string): string {
  const days = Math.round((Date.parse(date) - Date.parse(today)) / DAY_MS);
  if (days === 0) return 'Today';
  if (days === 1) return 'Tomorrow';
  if (days === -1) return 'Yesterday';
  return formatDate(date);
}

export function formatDate(date: string): string {
  return dayMonthYear(new Date(date), 'UTC');
}

export function formatDay(date: string): string {
  return formatDate(date).slice(0, -5);
}

export function formatInstant(instant: Date, timeZone: string): string {
  return `${dayMonthYear(instant, timeZone)}, ${formatTime(instant, timeZone)}`;
}

/** British English abbreviates September as "Sept"; every month gets three letters here. */
function dayMonthYear(instant: Date, timeZone: string): string {
  const date = formatOf(timeZone, { dateStyle: 'medium' }).format(instant);
  return date.replace('Sept', 'Sep');
}

export function formatTime(instant: Date, timeZone: string): string {
  return formatOf(timeZone, { timeStyle: 'short' }).format(instant);
}

const STEPS: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** "3 hours ago", rounded down. */
export function describeAge(instant: Date, now: Date): string {
  const seconds = Math.max(0, (now.getTime() - instant.getTime()) / 1_000);
  const step = STEPS.find(([, length]) => seconds >= length);
  if (!step) return 'just now';
  return new Intl.RelativeTimeFormat(LOCALE, { numeric: 'always' }).format(
    -Math.floor(seconds / step[1]),
    step[0],
  );
}
