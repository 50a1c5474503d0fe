import type { Actor } from '@/lib/auth/actor';
import { listPeople, type Person } from '@/lib/accounts/queries';
import { describeLine, type LogData } from '@/lib/audit-log/list/describe';
import type { LogListParams } from '@/lib/audit-log/list/params';
import { listLog } from '@/lib/audit-log/list/queries';
import { calendarDate } from '@/lib/dates';
import { liveMark } from '@/lib/live/mark';
import type { Place } from '@/lib/orders/list/params';

/** `log` is null if all entries of this page are on others now. Null when forbidden. */
export async function loadLog(
  actor: Actor,
  { listing, place }: { listing: LogListParams; place: Place },
  now: Date,
): Promise<{ log: LogData | null; people: Person[] } | null> {
  const [page, people] = await Promise.all([listLog(actor, listing, place), listPeople(actor)]);
  if (!page) return null;
  const hasPlace = (place.before ?? place.after) !== undefined;
  const isPastEnd = page.lines.length === 0 && !page.part && hasPlace;
  const log = {
    seq: actor.logSeq,
    mark: liveMark(actor.role, calendarDate(now, actor.timeZone), people),
    ...page,
    lines: page.lines.map((line) => describeLine(line, actor.timeZone)),
  };
  return { log: isPastEnd ? null : log, people };
}
