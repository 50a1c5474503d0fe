import { clsx } from 'clsx';
import { ColumnHead, SortedHead } from '@/components/ui/column-head';
import type { ButtonAction } from '@/lib/forms/form-state';
import type { OrderRow } from '@/lib/orders/list';
import type { Column, Listing } from '@/lib/orders/listing';
import { listingPath } from '@/lib/orders/listing-address';
import { COLUMN_NAMES } from './column-names';
import { TableRow, type RowContext } from './order-row';
import { ROWS_LOOK, TABLE_LOOK, widthsLook } from './table-looks';

/**
 * The orders as a table on wide screens and as cards on narrow ones: one markup, whose roles hold in both. One form
 * around all rows takes their buttons, each of which says by its value what it does to which order.
 */
export function OrderTable({
  orders,
  listing,
  changedId,
  action,
  ...context
}: {
  orders: OrderRow[];
  listing: Listing;
  /** The order that has just been changed, to be tinted. */
  changedId: string | undefined;
  /** Takes what a row's button sends: `rowButtonSchema`. */
  action: ButtonAction;
} & Omit<RowContext, 'columns'>) {
  const { columns } = listing;
  return (
    <form action={action}>
      <table
        role="table"
        className={clsx(TABLE_LOOK, widthsLook(columns.length))}
        aria-label="Orders"
      >
        <thead role="rowgroup" className="sticky top-0 z-20 bg-page max-lg:hidden">
          <tr role="row" className="text-left text-muted">
            {columns.map((column) => (
              <SortedHead
                key={column}
                name={COLUMN_NAMES[column]}
                sort={headSort(column, listing)}
                className={HEAD_LOOKS[column]}
              />
            ))}
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
    </form>
  );
}

const HEAD_LOOKS: Partial<Record<Column, string>> = {
  address: 'where',
  items: 'text-right',
  created: 'made',
};

/** One click sorts upwards, another downwards. */
function headSort(column: Column, listing: Listing) {
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
