import type { ReactNode } from 'react';
import { FilterBar } from '@/components/ui/filter-bar';
import { FilterRange, FilterSelect } from '@/components/ui/filter-fields';
import { UNASSIGNED } from '@/lib/orders/describe';
import {
  withoutFilters,
  type FilterName,
  type FilterText,
} from '@/lib/orders/list/describe-filters';
import { DEFAULT_COLUMNS, NOBODY, type ListParams } from '@/lib/orders/list/params';
import { listPath, listQuery } from '@/lib/orders/list/url';
import type { Person } from '@/lib/accounts/queries';
import { DisplayFields } from './display-fields';
import { peopleOptions } from './people-options';

const DELIVERY_DATES = [
  { value: '', name: 'Any day' },
  { value: 'today', name: 'Today' },
  { value: 'tomorrow', name: 'Tomorrow' },
  { value: 'overdue', name: 'Overdue' },
  { value: 'week', name: 'This week' },
];

/** Parameters with these values are left out of the URL. */
const DEFAULTS = new URLSearchParams({
  sort: '-created',
  size: '50',
  columns: DEFAULT_COLUMNS.join(),
}).toString();

const LABELS: Record<FilterName, string> = {
  search: 'Search',
  delivery: 'Delivery date',
  courier: 'Courier',
  createdBy: 'Created by',
  created: 'Created',
  delivered: 'Delivered',
  items: 'Items',
};

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
          label="Delivery date"
          options={DELIVERY_DATES}
          defaultValue={listing.delivery}
        />
        <FilterRange type="date" name="delivery" label="Delivery date" values={listing} />
      </>
    ),
    courier: hasCouriers && (
      <FilterSelect
        name="courier"
        label="Courier"
        options={[
          { value: '', name: 'Anyone' },
          { value: NOBODY, name: UNASSIGNED },
          ...peopleOptions({ people: people ?? [], listed: couriers, chosen: listing.courier }),
        ]}
        defaultValue={listing.courier}
      />
    ),
    createdBy: people && (
      <FilterSelect
        name="createdBy"
        label="Created by"
        options={[
          { value: '', name: 'Anyone' },
          ...peopleOptions({ people, listed: people, chosen: listing.createdBy }),
        ]}
        defaultValue={listing.createdBy}
      />
    ),
    created: <FilterRange type="date" name="created" label="Created" values={listing} />,
    delivered: <FilterRange type="date" name="delivered" label="Delivered" values={listing} />,
    items: <FilterRange inputMode="numeric" name="items" label="Items" values={listing} />,
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
        label: LABELS[name],
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
