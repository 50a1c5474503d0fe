import { buttonClass } from '@/components/ui/button';
import { inputClass, type Option } from '@/components/ui/field';
import { FilterBar, type Filter } from '@/components/ui/filter-bar';
import { FilterField, FilterSelect } from '@/components/ui/filter-fields';
import { Icon } from '@/components/ui/icon';
import { ACTIONS } from '@/lib/audit-log/actions';
import {
  DEFAULT_LOG_PARAMS,
  type LogFilter,
  type LogListParams,
} from '@/lib/audit-log/list/params';
import { logListPath, logListQuery } from '@/lib/audit-log/list/url';
import { formatDate } from '@/lib/dates';
import { formatNumber } from '@/lib/numbers';
import { PAGE_SIZES } from '@/lib/orders/list/params';
import { displayName } from '@/lib/accounts/user';
import type { Person } from '@/lib/accounts/queries';
import { isolated } from '@/lib/text';

const ACTION_OPTIONS = [
  { value: '', name: 'Any action' },
  ...ACTIONS.map((name) => ({ value: name, name })),
];

const SORT_OPTIONS = [
  { value: '-time', name: 'Newest first' },
  { value: 'time', name: 'Oldest first' },
];

const SIZE_OPTIONS = PAGE_SIZES.map((size) => ({ value: String(size), name: String(size) }));

/** Parameters that are omitted from the URL. */
const USUAL = `sort=-time&size=${DEFAULT_LOG_PARAMS.size}`;

export function LogFilters({
  listing,
  people,
  groupSize = null,
}: {
  listing: LogListParams;
  people: Person[];
  groupSize?: number | null;
}) {
  const { search, descending, size } = listing;
  return (
    <div className="mb-2 flex flex-wrap items-center gap-2 print:hidden">
      <FilterBar
        action="/logs"
        role="search"
        aria-label="Logs"
        data-defaults={USUAL}
        query={logListQuery(listing)}
        clearHref={clearedLogPath(listing)}
        filters={filtersOf({ listing, people, groupSize: groupSize ?? 0 })}
        display={
          <>
            <FilterSelect
              name="sort"
              label="Sort by"
              options={SORT_OPTIONS}
              defaultValue={descending ? '-time' : 'time'}
            />
            <FilterSelect
              name="size"
              label="Entries per page"
              options={SIZE_OPTIONS}
              defaultValue={String(size)}
            />
          </>
        }
      >
        <div className="relative min-w-0 flex-1 sm:max-w-96 sm:min-w-60">
          <input
            type="search"
            name="q"
            aria-label="Search the log"
            placeholder="Any text an order has contained"
            defaultValue={search}
            className={`${inputClass} h-11 pr-11 md:pointer-fine:h-9 md:pointer-fine:text-sm`}
          />
          <button
            type="submit"
            aria-label="Search"
            className={buttonClass({
              look: 'quiet',
              className: 'absolute top-0 right-0 w-11 md:pointer-fine:w-9',
            })}
          >
            <Icon name="search" />
          </button>
        </div>
      </FilterBar>
    </div>
  );
}

/** Keeps sort order and page size. */
export function clearedLogPath({ descending, size }: LogListParams): string {
  return logListPath({ ...DEFAULT_LOG_PARAMS, descending, size });
}

function filtersOf({
  listing,
  people,
  groupSize,
}: {
  listing: LogListParams;
  people: Person[];
  groupSize: number;
}): Filter[] {
  const { search, who, action, orderId, group, from, to } = listing;
  const orders = `${formatNumber(groupSize)} ${groupSize === 1 ? 'order' : 'orders'}`;
  const held = (words: Partial<Record<keyof LogFilter, string | undefined>>) =>
    (Object.keys(words) as (keyof LogFilter)[]).flatMap((key) => {
      const { [key]: _, ...rest } = listing;
      const text = words[key];
      return text ? [{ key, text, href: logListPath(rest) }] : [];
    });
  return [
    {
      name: 'search',
      label: 'Search',
      active: held({ search: search && `Search: ${isolated(search)}` }),
    },
    {
      name: 'who',
      label: 'Who',
      isCommon: true,
      active: held({ who: who && `Who: ${isolated(displayName(people, who))}` }),
      fields: (
        <FilterSelect
          name="who"
          label="Who"
          options={peopleOptions(people, who)}
          defaultValue={who}
        />
      ),
    },
    {
      name: 'action',
      label: 'Action',
      isCommon: true,
      active: held({ action: action && `Action: ${action}` }),
      fields: (
        <FilterSelect name="action" label="Action" options={ACTION_OPTIONS} defaultValue={action} />
      ),
    },
    {
      name: 'order',
      label: 'Order ID',
      active: held({ orderId: orderId && `Order ID: ${isolated(orderId)}` }),
      fields: (
        <>
          <FilterField name="orderId" label="Order ID" defaultValue={orderId} autoComplete="off" />
          {group ? <input type="hidden" name="group" value={group} /> : null}
        </>
      ),
    },
    { name: 'group', label: 'Group', active: held({ group: group && `Group of ${orders}` }) },
    {
      name: 'dates',
      label: 'Date',
      active: held({
        from: from && `From ${formatDate(from)}`,
        to: to && `To ${formatDate(to)}`,
      }),
      fields: (
        <>
          <FilterField type="date" name="from" label="From" defaultValue={from} />
          <FilterField type="date" name="to" label="To" defaultValue={to} />
        </>
      ),
    },
  ];
}

/** Keeps an unknown person selected. */
function peopleOptions(people: Person[], chosen: string | undefined): Option[] {
  const isUnknown = chosen !== undefined && !people.some(({ id }) => id === chosen);
  return [
    { value: '', name: 'Anyone' },
    ...people.map(({ id, name }) => ({ value: id, name })),
    ...(isUnknown ? [{ value: chosen, name: displayName(people, chosen) }] : []),
  ];
}
