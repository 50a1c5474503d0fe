import { FilterField, FilterSelect } from '@/components/ui/filter-fields';
import * as messages from '@/lib/orders/list/messages';
import { COLUMNS, PAGE_SIZES, SORTS, type ListParams } from '@/lib/orders/list/params';

const SORT_OPTIONS = SORTS.flatMap((sort) => [
  { value: sort, name: messages.sortName(sort, false) },
  { value: `-${sort}`, name: messages.sortName(sort, true) },
]);

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
        label={messages.sortLabel}
        options={SORT_OPTIONS}
        defaultValue={`${listing.descending ? '-' : ''}${listing.sort}`}
      />
      <FilterSelect
        name="size"
        label={messages.pageSizeLabel}
        options={SIZES}
        defaultValue={String(listing.size)}
      />
      <fieldset>
        <legend>{messages.columnsLegend}</legend>
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
              label={messages.columnNames[column]}
              defaultChecked={isChosen}
            />
          );
        })}
      </fieldset>
    </>
  );
}
