import type { Actor } from '@/lib/auth/actor';
import { calendarDate } from '@/lib/dates';
import type { RoundDay } from './queries';
import { roundDateSchema } from './schema';

/** Today for a missing or past date, and for what isn't a date. */
export function roundDayOf(
  { timeZone }: Actor,
  { courierId, date }: { courierId: string; date?: unknown },
  now: Date,
): RoundDay {
  const today = calendarDate(now, timeZone);
  const asked = roundDateSchema.safeParse(date);
  return { courierId, today, date: asked.success && asked.data > today ? asked.data : today };
}
