import type { Parsed } from '@/lib/imports/import';
import { addWorkingDays, firstWorkingDay } from '@/lib/workspaces/working-days';
import type { WorkingCalendar } from '@/lib/workspaces/working-days';
import { asciiDigits } from '@/lib/text';
import * as messages from './messages';

const MOST_DAYS = 60;

export function parseDueDays(text: string): Parsed<number> {
  const digits = asciiDigits(text.trim());
  const days = /^\d{1,3}$/.test(digits) ? Number(digits) : NaN;
  return days <= MOST_DAYS ? { value: days } : { problem: messages.wrongDueDays(MOST_DAYS) };
}

/** The days of the workspace on which orders can be due. Dates are `YYYY-MM-DD`. */
export type DueCalendar = WorkingCalendar & { today: string };

/** An order that is still to be delivered isn't due before today. */
export function dueDate(
  orderDate: string,
  { days, isDelivered, calendar }: { days: number; isDelivered: boolean; calendar: DueCalendar },
): string {
  const due = addWorkingDays(orderDate, days, calendar);
  return isDelivered || due >= calendar.today ? due : firstWorkingDay(calendar.today, calendar);
}
