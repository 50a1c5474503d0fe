import type { ReactNode } from 'react';
import type { Option } from '@/components/ui/field';
import { FilterBar } from '@/components/ui/filter-bar';
import { FilterRange, FilterSelect } from '@/components/ui/filter-fields';
import { withoutFilters, type FilterText } from '@/lib/orders/list/describe-filters';
import * as messages from '@/lib/orders/list/messages';
import {
  ATTEMPT_NAMES,
  DEFAULT_COLUMNS,
  DELIVERY_NAMES,
  NOBODY,
  WINDOW_NAMES,
  type FilterName,
  type ListParams,
} from '@/lib/orders/list/params';
import { unassigned } from '@/lib/orders/messages';
import { listPath, listQuery } from '@/lib/orders/list/url';
import { displayName } from '@/lib/accounts/user';
import type { Person } from '@/lib/accounts/queries';
import { DisplayFields } from './display-fields';

const DELIVERY_DATES = [
  { value: '', name: messages.anyDay },
  ...DELIVERY_NAMES.map((value) => ({ value, name: messages.deliveryNames[value] })),
];

const ATTEMPTS = [
  { value: '', name: messages.anyAttempts },
  ...ATTEMPT_NAMES.map((value) => ({ value, name: messages.attemptNames[value] })),
];

const WINDOWS = [
  { value: '', name: messages.anyTime },
  ...WINDOW_NAMES.map((value) => ({ value, name: messages.windowNames[value] })),
];

/** Parameters with these values are left out of the URL. */
const DEFAULTS = new URLSearchParams({
  sort: '-created',
  size: '50',
  columns: DEFAULT_COLUMNS.join(),
}).toString();

const labels = messages.filterNames;

const COMMON: readonly FilterName[] = ['delivery', 'courier'];

/** The filters and display settings; the tabs choose the status, and the search is in the top bar. */
export function OrderFilters({
  listing,
  texts,
  people,
  couriers,
}: {
  listing: ListParams;
  /** The active filters. */
  texts: FilterText[];
  /** Null if the actor may not list people. */
  people: Person[] | null;
  /** Without any, there is no courier filter. */
  couriers: Person[];
}) {
  const hasCouriers = couriers.length > 0 || listing.courier !== undefined;
  const fields: Record<FilterName, ReactNode> = {
    search: null,
    delivery: (
      <>
        <FilterSelect
          name="delivery"
          label={labels.delivery}
          options={DELIVERY_DATES}
          defaultValue={listing.delivery}
        />
        <FilterRange type="date" name="delivery" label={labels.delivery} values={listing} />
      </>
    ),
    window: (
      <FilterSelect
        name="window"
        label={labels.window}
        options={WINDOWS}
        defaultValue={listing.window}
      />
    ),
    attempts: (
      <FilterSelect
        name="attempts"
        label={labels.attempts}
        options={ATTEMPTS}
        defaultValue={listing.attempts}
      />
    ),
    courier: hasCouriers && (
      <FilterSelect
        name="courier"
        label={labels.courier}
        options={[
          { value: '', name: messages.anyone },
          { value: NOBODY, name: unassigned },
          ...peopleOptions({ people: people ?? [], listed: couriers, chosen: listing.courier }),
        ]}
        defaultValue={listing.courier}
      />
    ),
    createdBy: people && (
      <FilterSelect
        name="createdBy"
        label={labels.createdBy}
        options={[
          { value: '', name: messages.anyone },
          ...peopleOptions({ people, listed: people, chosen: listing.createdBy }),
        ]}
        defaultValue={listing.createdBy}
      />
    ),
    created: <FilterRange type="date" name="created" label={labels.created} values={listing} />,
    delivered: (
      <FilterRange type="date" name="delivered" label={labels.delivered} values={listing} />
    ),
    items: <FilterRange inputMode="numeric" name="items" label={labels.items} values={listing} />,
  };
  const names = Object.keys(fields) as FilterName[];
  return (
    <FilterBar
      action="/orders"
      data-defaults={DEFAULTS}
      data-fallback="view=all"
      query={listQuery(listing)}
      clearHref={listPath(withoutFilters(listing))}
      filters={names.map((name) => ({
        name,
        label: labels[name],
        fields: fields[name],
        isCommon: COMMON.includes(name),
        active: texts
          .filter(({ filter }) => filter === name)
          .map(({ key, text, rest }) => ({ key, text, href: listPath(rest) })),
      }))}
      display={<DisplayFields listing={listing} hasCouriers={hasCouriers} />}
    >
      <input type="hidden" name="q" value={listing.search ?? ''} />
      <input type="hidden" name="status" value={listing.status?.toLowerCase() ?? ''} />
    </FilterBar>
  );
}

/** Adds the chosen user if the list no longer has them, so that the filter keeps its value. */
function peopleOptions({
  people,
  listed,
  chosen,
}: {
  people: Person[];
  listed: Person[];
  chosen: string | undefined;
}): Option[] {
  const options = listed.map(({ id, name }) => ({ value: id, name }));
  if (chosen === undefined || chosen === NOBODY) return options;
  if (listed.some(({ id }) => id === chosen)) return options;
  return [...options, { value: chosen, name: displayName(people, chosen) }];
}
