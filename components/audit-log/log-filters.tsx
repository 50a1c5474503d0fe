import { buttonClass } from '@/components/ui/button';
import { Field, inputClass, Select } from '@/components/ui/field';
import { Icon } from '@/components/ui/icon';
import { ACTIONS } from '@/lib/audit-log/actions';
import { DEFAULT_LOG_PARAMS, type LogListParams } from '@/lib/audit-log/list/params';
import { logListQuery } from '@/lib/audit-log/list/url';
import { PAGE_SIZES } from '@/lib/orders/list/params';
import { displayName } from '@/lib/accounts/user';
import type { Person } from '@/lib/accounts/queries';

const ACTION_OPTIONS = [
  { value: '', name: 'Any action' },
  ...ACTIONS.map((name) => ({ value: name, name })),
];

const SORT_OPTIONS = [
  { value: '-time', name: 'Newest first' },
  { value: 'time', name: 'Oldest first' },
];

const SIZE_OPTIONS = PAGE_SIZES.map((size) => ({ value: String(size), name: String(size) }));

/** What an address says without saying it. */
const USUAL = `sort=-time&size=${DEFAULT_LOG_PARAMS.size}`;

/** Asks for a part of the log: a search, and behind it whatever else there is to choose by. A GET form of plain fields. */
export function LogFilters({ listing, people }: { listing: LogListParams; people: Person[] }) {
  return (
    <form
      // Drawn anew when the listing changes elsewhere: fields keep what was typed otherwise.
      key={logListQuery(listing)}
      action="/logs"
      method="get"
      role="search"
      aria-label="Logs"
      data-usual={USUAL}
      className="mb-3 print:hidden"
    >
      <div className="flex max-w-160 gap-2">
        <input
          type="search"
          name="q"
          aria-label="Search the log"
          placeholder="Anything an order ever said"
          defaultValue={listing.search}
          className={`${inputClass} h-11 md:pointer-fine:h-9 md:pointer-fine:text-sm`}
        />
        <button type="submit" className={buttonClass()}>
          <Icon name="search" /> Search
        </button>
      </div>
      <details className="group">
        <summary className="inline-flex h-11 list-none items-center gap-1.5 text-sm text-muted group-open:text-ink hover:text-ink [&::-webkit-details-marker]:hidden">
          <Icon name="filter" /> Filters
        </summary>
        <div className="grid gap-4 border-y border-line py-4 sm:grid-cols-2 lg:grid-cols-4">
          <Choices listing={listing} people={people} />
          <div className="col-span-full">
            <button type="submit" className={buttonClass({ look: 'primary' })}>
              Apply filters
            </button>
          </div>
        </div>
      </details>
    </form>
  );
}

function Choices({ listing, people }: { listing: LogListParams; people: Person[] }) {
  const { who, action, orderId, group, from, to, descending, size } = listing;
  return (
    <>
      <Select name="who" label="Who" options={peopleOptions(people, who)} defaultValue={who} />
      <Select name="action" label="Action" options={ACTION_OPTIONS} defaultValue={action} />
      <Field name="orderId" label="Order ID" defaultValue={orderId} autoComplete="off" />
      {group ? <input type="hidden" name="group" value={group} /> : null}
      <Field type="date" name="from" label="From" defaultValue={from} />
      <Field type="date" name="to" label="To" defaultValue={to} />
      <Select
        name="sort"
        label="Sort by"
        options={SORT_OPTIONS}
        defaultValue={descending ? '-time' : 'time'}
      />
      <Select
        name="size"
        label="Entries per page"
        options={SIZE_OPTIONS}
        defaultValue={String(size)}
      />
    </>
  );
}

/** Whoever is asked for stays chosen, also when nobody knows them. */
function peopleOptions(people: Person[], chosen: string | undefined) {
  const isUnknown = chosen !== undefined && !people.some(({ id }) => id === chosen);
  return [
    { value: '', name: 'Anyone' },
    ...people.map(({ id, name }) => ({ value: id, name })),
    ...(isUnknown ? [{ value: chosen, name: displayName(people, chosen) }] : []),
  ];
}
