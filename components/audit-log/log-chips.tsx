import { FilterChips } from '@/components/ui/filter-chips';
import { formatDate } from '@/lib/dates';
import {
  DEFAULT_LOG_PARAMS,
  type LogFilter,
  type LogListParams,
} from '@/lib/audit-log/list/params';
import { hasLogFilter, logListPath } from '@/lib/audit-log/list/url';
import { formatNumber } from '@/lib/numbers';
import type { Person } from '@/lib/accounts/queries';
import { displayName } from '@/lib/accounts/user';
import { isolated } from '@/lib/text';

/**
 * The conditions that hold, each with a link that takes it away. Draws nothing for the whole log. `groupSize` is how many
 * orders the group has that is asked for.
 */
export function LogChips({
  listing,
  people,
  groupSize = null,
}: {
  listing: LogListParams;
  people: Person[];
  groupSize?: number | null;
}) {
  if (!hasLogFilter(listing)) return null;
  const chips = wordsOf(listing, people, groupSize ?? 0).map(([name, text]) => ({
    text,
    href: logListPath(without(listing, name)),
  }));
  return (
    <div className="mb-3">
      <FilterChips chips={chips} clearHref={clearedLogPath(listing)} />
    </div>
  );
}

/** The whole log, sorted and laid out as the listing is. */
export function clearedLogPath({ descending, size }: LogListParams): string {
  return logListPath({ ...DEFAULT_LOG_PARAMS, descending, size });
}

function without(listing: LogListParams, name: keyof LogFilter): LogListParams {
  const { [name]: _, ...rest } = listing;
  return rest;
}

/** The conditions in words, in the order of the fields. */
function wordsOf(
  listing: LogListParams,
  people: Person[],
  groupSize: number,
): [name: keyof LogFilter, text: string][] {
  const { search, who, action, orderId, group, from, to } = listing;
  const orders = `${formatNumber(groupSize)} ${groupSize === 1 ? 'order' : 'orders'}`;
  const words: [name: keyof LogFilter, text: string | undefined][] = [
    ['search', search && `Search: ${isolated(search)}`],
    ['who', who && `Who: ${isolated(displayName(people, who))}`],
    ['action', action && `Action: ${action}`],
    ['orderId', orderId && `Order ID: ${isolated(orderId)}`],
    ['group', group && `Group of ${orders}`],
    ['from', from && `From ${formatDate(from)}`],
    ['to', to && `To ${formatDate(to)}`],
  ];
  return words.flatMap(([name, text]) => (text ? [[name, text]] : []));
}
