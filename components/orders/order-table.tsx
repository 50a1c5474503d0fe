import { ActionForm } from '@/components/ui/action-form';
import { clsx } from 'clsx';
import { ColumnHead, SortedHead } from '@/components/ui/column-head';
import type { ButtonAction } from '@/lib/forms/form-state';
import type { OrderRow } from '@/lib/orders/list';
import { drawnColumns, isSort, type Column, type Listing, type Sort } from '@/lib/orders/listing';
import { listingPath, listingQuery } from '@/lib/orders/listing-address';
import { BulkActions } from './bulk-actions';
import { COLUMN_NAMES } from './column-names';
import { TableRow, type RowContext } from './order-row';
import { LIST_FORM, WHOLE_PAGE } from './selection-fields';
import { ROWS_LOOK, TABLE_LOOK, widthsLook } from './table-looks';

/**
 * The orders as a table on wide screens and as cards on narrow ones: one markup, whose roles hold in both. One form
 * around all rows takes their buttons, each of which says by its value what it does to which order, and those that act on
 * the rows that are ticked.
 */
export function OrderTable({
  orders,
  listing,
  total,
  changedId,
  action,
  ...context
}: {
  orders: OrderRow[];
  listing: Listing;
  /** How many orders the list wants on all of its pages; counted no further than `COUNTED` where it is filtered. */
  total: number;
  /** The order that has just been changed, to be tinted. */
  changedId: string | undefined;
  /** Takes what a row's button sends (`rowButtonSchema`), or one about the selection (`selectionFormSchema`). */
  action: ButtonAction;
} & Omit<RowContext, 'columns'>) {
  const columns = drawnColumns(listing.columns, context.couriers !== undefined);
  return (
    <ActionForm action={action} id={LIST_FORM} autoComplete="off">
      {/* What Enter on a checkbox presses: it does nothing, where the next button would act on the first row. */}
      <button type="submit" formMethod="dialog" hidden tabIndex={-1} />
      <input type="hidden" name="operationId" value={context.newOperationId()} />
      <input type="hidden" name="list" value={listingQuery(listing)} />
      <table
        role="table"
        className={clsx(TABLE_LOOK, widthsLook(columns.length))}
        aria-label="Orders"
      >
        <thead
          role="rowgroup"
          className="bg-page max-lg:block lg:sticky lg:top-0 lg:z-20 max-lg:[&_th:not(.pick)]:hidden"
        >
          <tr role="row" className="text-left text-muted max-lg:block">
            {context.rights.group ? (
              <ColumnHead className="pick max-lg:block max-lg:border-0! max-lg:p-0! lg:px-0! lg:py-0!">
                <label className="flex items-center noscript:hidden">
                  <input type="checkbox" id={WHOLE_PAGE} />
                  <span className="lg:sr-only">Select all on this page</span>
                </label>
              </ColumnHead>
            ) : null}
            {columns.map((column) =>
              isSort(column) ? (
                <SortedHead
                  key={column}
                  name={COLUMN_NAMES[column]}
                  sort={headSort(column, listing)}
                  className={HEAD_LOOKS[column]}
                />
              ) : (
                <ColumnHead key={column}>{COLUMN_NAMES[column]}</ColumnHead>
              ),
            )}
            <ColumnHead className="print:hidden">
              <span className="sr-only">Actions</span>
            </ColumnHead>
          </tr>
        </thead>
        <tbody role="rowgroup" className={ROWS_LOOK}>
          {orders.map((order) => (
            <TableRow
              key={order.id}
              order={order}
              context={{ columns, ...context }}
              changed={order.id === changedId}
            />
          ))}
        </tbody>
      </table>
      {context.rights.group ? (
        <BulkActions
          listed={listingPath(listing)}
          shown={orders.length}
          total={total}
          hasCouriers={context.couriers !== undefined}
        />
      ) : null}
    </ActionForm>
  );
}

const HEAD_LOOKS: Partial<Record<Column, string>> = {
  address: 'where',
  items: 'text-right',
  created: 'made',
};

/** One click sorts upwards, another downwards. */
function headSort(column: Sort, listing: Listing) {
  const isCurrent = listing.sort === column;
  const descending = isCurrent && !listing.descending;
  return {
    href: listingPath({ ...listing, sort: column, descending }),
    current: isCurrent
      ? listing.descending
        ? ('descending' as const)
        : ('ascending' as const)
      : undefined,
  };
}
