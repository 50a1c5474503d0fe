import { isTime } from '@/lib/dates';

/** Times `HH:MM` on the delivery date; at least one of them. */
export type TimeWindow = { from: string | null; until: string | null };

/** `HH:MM-HH:MM`, `HH:MM-` or `-HH:MM`, the form in which it is stored. */
export function joinWindow({ from, until }: TimeWindow): string {
  return `${from ?? ''}-${until ?? ''}`;
}

/** What isn't a time is null. */
export function windowSides(window: string): TimeWindow {
  const [from = '', until = '', ...rest] = window.split('-');
  if (rest.length > 0) return { from: null, until: null };
  return { from: isTime(from) ? from : null, until: isTime(until) ? until : null };
}

/** Whether it ends later than it begins. */
export function isForwards(window: string): boolean {
  const { from, until } = windowSides(window);
  return !from || !until || from < until;
}

/** "09:00–11:00", "from 09:00" or "until 11:00". */
export function describeWindow(window: string): string {
  const { from, until } = windowSides(window);
  if (from && until) return `${from}–${until}`;
  if (from) return `from ${from}`;
  return until ? `until ${until}` : window;
}
