import { isCalendarDate } from '@/lib/dates';
import type { FlaskEntry } from './source';

/** As Python writes a time without a zone; SQLAlchemy leaves the fraction out where there is none. */
const TIME =
  /^(\d{4}-\d{2}-\d{2})(?:[ T]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?)?$/;

/** The instant, in UTC, that a time of the Flask application stands for; null where it cannot be read. */
export function instantOf(text: string | null): Date | null {
  const [, date, hours = '00', minutes = '00', seconds = '00', fraction = '0'] =
    TIME.exec(text?.trim() ?? '') ?? [];
  if (!date || !isCalendarDate(date)) return null;
  return new Date(`${date}T${hours}:${minutes}:${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`);
}

/** An entry, and when it was written as far as that can be told. */
export type TimedEntry = FlaskEntry & { at: Date; isGuessed: boolean };

/**
 * Entries in the order in which they were written: by time, then by key. One without a time that can be read has that of
 * the one before it, by key; the first one has `now`.
 */
export function inOrderOfTime(entries: readonly FlaskEntry[], now: Date): TimedEntry[] {
  let before = now;
  return entries
    .map((entry) => {
      const read = instantOf(entry.timestamp);
      before = read ?? before;
      return { ...entry, at: before, isGuessed: read === null };
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
