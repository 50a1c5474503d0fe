import { addDays } from '@/lib/dates';

/** As stored in a workspace. */
export type WorkingCalendar = {
  /** ISO weekdays, ascending: "12345" is Monday to Friday. */
  workingDays: string;
  /** Dates `YYYY-MM-DD`, ascending, separated by a space. */
  holidays: string;
};

export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The name of its checkbox, whose value is `yes`. */
export const weekdayField = (day: Weekday) => `workingDay${day}`;

export const MAX_HOLIDAYS = 100;

const DAY_MS = 86_400_000;

export function holidayDates(holidays: string): string[] {
  return holidays.split(' ').filter(Boolean);
}

/** The date itself if it is a working day, otherwise the next one. Errors as {@link addWorkingDays}. */
export function firstWorkingDay(date: string, calendar: WorkingCalendar): string {
  return addWorkingDays(date, 0, calendar);
}

/**
 * The working day that is `days` after the date; 0 is {@link firstWorkingDay}. Pass the same calendar object to repeated
 * calls: it is parsed once.
 * @throws RangeError if the date isn't valid or the calendar has no working day
 */
export function addWorkingDays(date: string, days: number, calendar: WorkingCalendar): string {
  const start = Date.parse(date);
  if (Number.isNaN(start)) throw new RangeError(`Invalid date: ${date}`);
  const { isWorkingDay, holidays } = parsed(calendar);
  const isFree = (offset: number) => {
    const time = start + offset * DAY_MS;
    return !isWorkingDay[new Date(time).getUTCDay()] || holidays.has(time);
  };
  const workingDayFrom = (first: number) => {
    let offset = first;
    while (isFree(offset)) offset++;
    return offset;
  };
  let offset = workingDayFrom(days > 0 ? 1 : 0);
  for (let day = 1; day < days; day++) offset = workingDayFrom(offset + 1);
  return addDays(date, offset);
}

type ParsedCalendar = {
  /** By day of the week, from Sunday. */
  isWorkingDay: boolean[];
  /** Milliseconds since 1970, at midnight UTC. */
  holidays: Set<number>;
};

const cache = new WeakMap<WorkingCalendar, ParsedCalendar>();

function parsed(calendar: WorkingCalendar): ParsedCalendar {
  const known = cache.get(calendar);
  if (known) return known;
  const { workingDays, holidays } = calendar;
  const isWorkingDay = ['7', '1', '2', '3', '4', '5', '6'].map((day) => workingDays.includes(day));
  // A search for one would never end.
  if (!isWorkingDay.includes(true)) throw new RangeError('A calendar needs a working day.');
  const result = { isWorkingDay, holidays: new Set(holidayDates(holidays).map(Date.parse)) };
  cache.set(calendar, result);
  return result;
}
