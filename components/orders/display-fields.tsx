import { FilterField, FilterSelect } from '@/components/ui/filter-fields';
import { COLUMNS, PAGE_SIZES, type ListParams } from '@/lib/orders/list/params';
import { ORDER_COLUMNS } from './order-columns';
import { SORT_OPTIONS } from './sort-options';

const SIZES = PAGE_SIZES.map((size) => ({ value: String(size), name: String(size) }));

export function DisplayFields({
  listing,
  hasCouriers,
}: {
  listing: ListParams;
  /** Without couriers the column isn't offered, and keeps its current setting. */
  hasCouriers: boolean;
}) {
  return (
    <>
      <FilterSelect
        name="sort"
        label="Sort by"
        options={SORT_OPTIONS}
        defaultValue={`${listing.descending ? '-' : ''}${listing.sort}`}
      />
      <FilterSelect
        name="size"
        label="Orders per page"
        options={SIZES}
        defaultValue={String(listing.size)}
      />
      <fieldset>
        <legend>Columns</legend>
        <input type="hidden" name="columns" value="orderId" />
        {COLUMNS.filter((column) => column !== 'orderId').map((column) => {
          const isChosen = listing.columns.includes(column);
          return column === 'courier' && !hasCouriers ? (
            isChosen && <input key={column} type="hidden" name="columns" value={column} />
          ) : (
            <FilterField
              key={column}
              type="checkbox"
              name="columns"
              value={column}
              label={ORDER_COLUMNS[column].name}
              defaultChecked={isChosen}
            />
          );
        })}
      </fieldset>
    </>
  );
}
