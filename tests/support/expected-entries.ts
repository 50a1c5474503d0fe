import { calendarDate } from '@/lib/dates';
import type { LogListParams } from '@/lib/audit-log/list/params';
import { matchesSearch, parseSearch } from '@/lib/orders/search';
import type { EntryToStore } from './stored-entries';

/** The entries that a list should contain, in its order, by checking each of them. */
export function expectedEntries(
  entries: EntryToStore[],
  { search, who, action, orderId, group, from, to, descending }: LogListParams,
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
        (!group || entry.groupId === group) &&
        (!from || day >= from) &&
        (!to || day <= to) &&
        (!searched || matchesSearch(searched, { orderId: entry.orderId, searchText: entry.text }))
      );
    })
    .sort((a, b) => sign * (a.at.getTime() - b.at.getTime() || a.seq - b.seq));
}

/** The lines of the log for these entries: only the first of each bulk action. */
export function expectedLines(
  entries: EntryToStore[],
  { search, orderId, group }: LogListParams,
): EntryToStore[] {
  if (search || orderId || group) return entries;
  const firsts = new Map<string, EntryToStore>();
  for (const entry of entries.toSorted((a, b) => a.seq - b.seq)) {
    const { groupId } = entry;
    if (groupId && !firsts.has(groupId)) firsts.set(groupId, entry);
  }
  return entries.filter((entry) => !entry.groupId || firsts.get(entry.groupId) === entry);
}
