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
import { clearedLogPath, logListPath, logListQuery } from '@/lib/audit-log/list/url';
import * as messages from '@/lib/audit-log/messages';
import { PAGE_SIZES } from '@/lib/orders/list/params';
import { displayName } from '@/lib/accounts/user';
import type { Person } from '@/lib/accounts/queries';

const ACTION_OPTIONS = [
  { value: '', name: messages.anyAction },
  ...ACTIONS.map((name) => ({ value: name, name })),
];

const SORT_OPTIONS = [
  { value: '-time', name: messages.newestFirst },
  { value: 'time', name: messages.oldestFirst },
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
        aria-label={messages.logsTitle}
        data-defaults={USUAL}
        query={logListQuery(listing)}
        clearHref={clearedLogPath(listing)}
        filters={filtersOf({ listing, people, groupSize: groupSize ?? 0 })}
        display={
          <>
            <FilterSelect
              name="sort"
              label={messages.sortLabel}
              options={SORT_OPTIONS}
              defaultValue={descending ? '-time' : 'time'}
            />
            <FilterSelect
              name="size"
              label={messages.pageSizeLabel}
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
            aria-label={messages.searchLabel}
            placeholder={messages.searchPlaceholder}
            defaultValue={search}
            className={`${inputClass} h-11 pr-11 md:pointer-fine:h-9 md:pointer-fine:text-sm`}
          />
          <button
            type="submit"
            aria-label={messages.searchButton}
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
  const held = (words: Partial<Record<keyof LogFilter, string | undefined>>) =>
    (Object.keys(words) as (keyof LogFilter)[]).flatMap((key) => {
      const { [key]: _, ...rest } = listing;
      const text = words[key];
      return text ? [{ key, text, href: logListPath(rest) }] : [];
    });
  return [
    {
      name: 'search',
      label: messages.searchName,
      active: held({ search: search && messages.searchedFor(search) }),
    },
    {
      name: 'who',
      label: messages.whoName,
      isCommon: true,
      active: held({ who: who && messages.doneBy(displayName(people, who)) }),
      fields: (
        <FilterSelect
          name="who"
          label={messages.whoName}
          options={peopleOptions(people, who)}
          defaultValue={who}
        />
      ),
    },
    {
      name: 'action',
      label: messages.actionName,
      isCommon: true,
      active: held({ action: action && messages.actionIs(action) }),
      fields: (
        <FilterSelect
          name="action"
          label={messages.actionName}
          options={ACTION_OPTIONS}
          defaultValue={action}
        />
      ),
    },
    {
      name: 'order',
      label: messages.orderIdName,
      active: held({ orderId: orderId && messages.orderIdIs(orderId) }),
      fields: (
        <>
          <FilterField
            name="orderId"
            label={messages.orderIdName}
            defaultValue={orderId}
            autoComplete="off"
          />
          {group ? <input type="hidden" name="group" value={group} /> : null}
        </>
      ),
    },
    {
      name: 'group',
      label: messages.groupName,
      active: held({ group: group && messages.inGroupOf(groupSize) }),
    },
    {
      name: 'dates',
      label: messages.dateName,
      active: held({
        from: from && messages.fromDate(from),
        to: to && messages.toDate(to),
      }),
      fields: (
        <>
          <FilterField type="date" name="from" label={messages.fromName} defaultValue={from} />
          <FilterField type="date" name="to" label={messages.toName} defaultValue={to} />
        </>
      ),
    },
  ];
}

/** Keeps an unknown person selected. */
function peopleOptions(people: Person[], chosen: string | undefined): Option[] {
  const isUnknown = chosen !== undefined && !people.some(({ id }) => id === chosen);
  return [
    { value: '', name: messages.anyone },
    ...people.map(({ id, name }) => ({ value: id, name })),
    ...(isUnknown ? [{ value: chosen, name: displayName(people, chosen) }] : []),
  ];
}
