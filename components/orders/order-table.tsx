import { memo } from 'react';
import { ActionForm } from '@/components/ui/action-form';
import { ColumnHead, SortedHead } from '@/components/ui/column-head';
import type { ButtonAction } from '@/lib/forms/form-state';
import * as messages from '@/lib/orders/list/messages';
import { isSort, type Column, type ListParams, type Sort } from '@/lib/orders/list/params';
import type { RowOrder } from '@/lib/orders/list/rows';
import { listPath, listQuery } from '@/lib/orders/list/url';
import { BulkBar } from '@/components/bulk/bulk-bar';
import { ORDER_COLUMNS, type RowContext } from './order-columns';
import { OrderRows } from './order-rows';
import { LIST_FORM, WHOLE_PAGE } from '@/lib/bulk/form-fields';

/**
 * A table on wide screens, cards on narrow ones: one markup, with explicit roles because `display` would drop them. One
 * form holds the buttons of all rows and the bulk actions; the value of a row's button names its action and order.
 */
export function OrderTable({
  orders,
  listing,
  place,
  total,
  isLeast,
  changedId,
  action,
  context,
  hasCouriers,
  operationId,
}: {
  orders: RowOrder[];
  listing: ListParams;
  /** The cursor of this page. */
  place: string;
  /** Of all pages; filtered lists count up to `COUNTED`. */
  total: number;
  isLeast: boolean;
  /** This order was just changed and gets a tint. */
  changedId: string | undefined;
  /** Parses `orderListSchema`. */
  action: ButtonAction;
  context: RowContext;
  hasCouriers: boolean;
  operationId: string;
}) {
  const address = listPath(listing);
  const { columns, rights } = context;
  return (
    <ActionForm action={action} id={LIST_FORM} autoComplete="off">
      {/* The default button of the form: without it, Enter on a checkbox would press the button of the first row. */}
      <button type="submit" formMethod="dialog" hidden tabIndex={-1} />
      <input type="hidden" name="operationId" value={operationId} />
      <input type="hidden" name="list" value={listQuery(listing)} />
      <OrderRows
        orders={orders}
        listing={`${address} ${place}`}
        hasMore={isLeast || total > orders.length}
        changedId={changedId}
        context={context}
        head={<TableHead {...{ columns, listing }} hasBoxes={rights.group} />}
      />
      {rights.group ? (
        <BulkBar {...{ total, isLeast, hasCouriers }} listPath={address} shown={orders.length} />
      ) : null}
    </ActionForm>
  );
}

const TableHead = memo(function TableHead({
  columns,
  listing,
  hasBoxes,
}: {
  columns: readonly Column[];
  listing: ListParams;
  hasBoxes: boolean;
}) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {hasBoxes ? (
          <ColumnHead className="select">
            <label className="flex items-center noscript:hidden">
              <input type="checkbox" id={WHOLE_PAGE} />
              <span className="lg:sr-only">{messages.selectPageLabel}</span>
            </label>
          </ColumnHead>
        ) : null}
        {columns.map((column) => {
          const name = messages.columnNames[column];
          const { className } = ORDER_COLUMNS[column];
          return isSort(column) ? (
            <SortedHead
              key={column}
              name={name}
              sort={headSort(column, listing)}
              className={className}
            />
          ) : (
            <ColumnHead key={column} className={className}>
              {name}
            </ColumnHead>
          );
        })}
        <ColumnHead className="actions">
          <span className="sr-only">{messages.actionsHeading}</span>
        </ColumnHead>
      </tr>
    </thead>
  );
});

function headSort(column: Sort, listing: ListParams) {
  const isCurrent = listing.sort === column;
  const descending = isCurrent && !listing.descending;
  return {
    href: listPath({ ...listing, sort: column, descending }),
    current: isCurrent
      ? listing.descending
        ? ('descending' as const)
        : ('ascending' as const)
      : undefined,
  };
}
