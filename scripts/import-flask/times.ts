import { isCalendarDate } from '@/lib/dates';
import type { FlaskEntry } from './source';

/** A time without a zone, as Python writes it. SQLAlchemy omits a zero fraction. */
const TIME =
  /^(\d{4}-\d{2}-\d{2})(?:[ T]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?)?$/;

/** Parses a time of the Flask application as UTC; null if it is invalid. */
export function instantOf(text: string | null): Date | null {
  const [, date, hours = '00', minutes = '00', seconds = '00', fraction = '0'] =
    TIME.exec(text?.trim() ?? '') ?? [];
  if (!date || !isCalendarDate(date)) return null;
  return new Date(`${date}T${hours}:${minutes}:${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`);
}

/** An entry with its time, or a guess. */
export type TimedEntry = FlaskEntry & { at: Date; isGuessed: boolean };

/**
 * Sorts entries by time, then by key. An entry without a valid time gets that of the previous entry by key; the first one
 * gets `now`.
 */
export function sortByTime(entries: readonly FlaskEntry[], now: Date): TimedEntry[] {
  let before = now;
  return entries
    .map((entry) => {
      const read = instantOf(entry.timestamp);
      before = read ?? before;
      return { ...entry, at: before, isGuessed: read === null };
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
