import { calendarDate } from '@/lib/dates';
import type { LogListing } from '@/lib/log/listing';
import { isFound, parseSearch } from '@/lib/orders/search';
import type { EntryToStore } from './stored-entries';

/** What a listing wants of these entries, in its order, found by looking at each of them. */
export function wantedEntries(
  entries: EntryToStore[],
  { search, who, action, orderId, from, to, descending }: LogListing,
  timeZone: string,
): EntryToStore[] {
  const searched = parseSearch(search ?? '');
  const sign = descending ? -1 : 1;
  return entries
    .filter((entry) => {
      const day = calendarDate(entry.at, timeZone);
      return (
        (!who || entry.actorId === who) &&
        (!action || entry.action === action) &&
        (!orderId || entry.orderId === orderId) &&
        (!from || day >= from) &&
        (!to || day <= to) &&
        (!searched || isFound(searched, { orderId: entry.orderId, searchText: entry.text }))
      );
    })
    .sort((a, b) => sign * (a.at.getTime() - b.at.getTime() || a.seq - b.seq));
}
