import { buttonClass } from '@/components/ui/button';
import { Checkbox, Field, Select } from '@/components/ui/field';
import { withoutFilters } from '@/lib/orders/list/describe-filters';
import {
  COLUMNS,
  DEFAULT_COLUMNS,
  NOBODY,
  PAGE_SIZES,
  type ListParams,
} from '@/lib/orders/list/params';
import { listPath, listQuery } from '@/lib/orders/list/url';
import type { Person } from '@/lib/accounts/queries';
import { ORDER_COLUMNS } from './order-columns';
import { peopleOptions } from './people-options';
import { SORT_OPTIONS } from './sort-options';

const STATUSES = [
  { value: '', name: 'Any status' },
  { value: 'ongoing', name: 'Ongoing' },
  { value: 'delivered', name: 'Delivered' },
];

const DELIVERY_DATES = [
  { value: '', name: 'Any day' },
  { value: 'today', name: 'Today' },
  { value: 'tomorrow', name: 'Tomorrow' },
  { value: 'overdue', name: 'Overdue' },
  { value: 'week', name: 'This week' },
];

/** What an address says without saying it. */
const USUAL = new URLSearchParams({
  sort: '-created',
  size: '50',
  columns: DEFAULT_COLUMNS.join(),
}).toString();

/** Everything that narrows the list down or lays it out, as a GET form of plain fields. */
export function FilterForm({
  listing,
  people,
  couriers,
}: {
  listing: ListParams;
  /** Everybody; null for who may not know of other people. */
  people: Person[] | null;
  /** Who delivers orders; without any, nothing about them is asked. */
  couriers: Person[];
}) {
  const hasCouriers = couriers.length > 0 || listing.courier !== undefined;
  const range = (what: string, name: 'delivery' | 'created' | 'delivered') => (
    <>
      {(['From', 'To'] as const).map((end) => (
        <Field
          key={end}
          type="date"
          name={`${name}${end}`}
          label={`${what} ${end.toLowerCase()}`}
          defaultValue={listing[`${name}${end}`]}
        />
      ))}
    </>
  );
  return (
    <form
      // Drawn anew when the listing changes elsewhere: fields keep what was typed otherwise.
      key={listQuery(listing)}
      action="/orders"
      method="get"
      data-usual={USUAL}
      data-otherwise="view=all"
      className="grid grid-cols-2 gap-4 border-b border-line py-4 lg:grid-cols-4"
    >
      <input type="hidden" name="q" value={listing.search ?? ''} />
      <Select
        name="status"
        label="Status"
        options={STATUSES}
        defaultValue={listing.status?.toLowerCase()}
      />
      <Select
        name="delivery"
        label="Delivery date"
        options={DELIVERY_DATES}
        defaultValue={listing.delivery}
      />
      {range('Delivery date', 'delivery')}
      {range('Created', 'created')}
      {range('Delivered', 'delivered')}
      {hasCouriers ? (
        <Select
          name="courier"
          label="Courier"
          options={[
            { value: '', name: 'Anyone' },
            { value: NOBODY, name: 'Nobody yet' },
            ...peopleOptions({ people: people ?? [], listed: couriers, chosen: listing.courier }),
          ]}
          defaultValue={listing.courier}
        />
      ) : null}
      {people ? (
        <Select
          name="createdBy"
          label="Created by"
          options={[
            { value: '', name: 'Anyone' },
            ...peopleOptions({ people, listed: people, chosen: listing.createdBy }),
          ]}
          defaultValue={listing.createdBy}
        />
      ) : null}
      <Field
        name="itemsFrom"
        label="Items from"
        inputMode="numeric"
        defaultValue={listing.itemsFrom}
      />
      <Field name="itemsTo" label="Items to" inputMode="numeric" defaultValue={listing.itemsTo} />
      <Select
        name="sort"
        label="Sort by"
        options={SORT_OPTIONS}
        defaultValue={`${listing.descending ? '-' : ''}${listing.sort}`}
      />
      <Select
        name="size"
        label="Orders per page"
        options={PAGE_SIZES.map((size) => ({ value: String(size), name: String(size) }))}
        defaultValue={String(listing.size)}
      />
      <fieldset className="max-lg:col-span-2 lg:col-span-3">
        <legend className="mb-1.5 font-medium">Columns</legend>
        <div className="flex flex-wrap gap-x-6">
          <input type="hidden" name="columns" value="orderId" />
          {COLUMNS.filter((column) => column !== 'orderId').map((column) => {
            const isChosen = listing.columns.includes(column);
            // What nobody is asked about stays as it was chosen.
            return column === 'courier' && !hasCouriers ? (
              isChosen && <input key={column} type="hidden" name="columns" value={column} />
            ) : (
              <Checkbox
                key={column}
                name="columns"
                value={column}
                label={ORDER_COLUMNS[column].name}
                defaultChecked={isChosen}
              />
            );
          })}
        </div>
      </fieldset>
      <div className="col-span-full flex flex-wrap gap-3">
        <button type="submit" className={buttonClass({ look: 'primary' })}>
          Apply filters
        </button>
        <a href={listPath(withoutFilters(listing))} className={buttonClass({ look: 'quiet' })}>
          Clear filters
        </a>
      </div>
    </form>
  );
}
