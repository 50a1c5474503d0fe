import { ActionForm } from '@/components/ui/action-form';
import { ColumnHead, SortedHead } from '@/components/ui/column-head';
import type { ButtonAction } from '@/lib/forms/form-state';
import * as messages from '@/lib/orders/list/messages';
import type { OrderRow } from '@/lib/orders/list/queries';
import { visibleColumns, isSort, type ListParams, type Sort } from '@/lib/orders/list/params';
import { listPath, listQuery } from '@/lib/orders/list/url';
import type { OrderCapabilities } from '@/lib/orders/capabilities';
import { BulkBar } from '@/components/bulk/bulk-bar';
import { ORDER_COLUMNS, type RowOrder } from './order-columns';
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
  changedId,
  action,
  today,
  timeZone,
  couriers,
  rights: { reopen, ...rights },
  newOperationId,
}: {
  orders: OrderRow[];
  listing: ListParams;
  /** The cursor of this page. */
  place: string;
  /** Of all pages; filtered lists count up to `COUNTED`. */
  total: number;
  /** This order was just changed and gets a tint. */
  changedId: string | undefined;
  /** Parses `orderListSchema`. */
  action: ButtonAction;
  /** `YYYY-MM-DD` in the workspace's time zone. */
  today: string;
  timeZone: string;
  /** Courier names by order ID; undefined in a workspace without couriers. */
  couriers?: ReadonlyMap<string, string> | undefined;
  rights: OrderCapabilities;
  newOperationId: () => string;
}) {
  const columns = visibleColumns(listing.columns, couriers !== undefined);
  const address = listPath(listing);
  const rows = orders.map((order): RowOrder => ({
    id: order.id,
    orderId: order.orderId,
    version: order.version,
    status: order.status,
    deliveryDate: order.deliveryDate,
    recipientName: order.recipientName,
    recipientAddress: order.recipientAddress,
    senderName: order.senderName,
    numberOfItems: order.numberOfItems,
    createdAt: order.createdAt,
    courier: couriers?.get(order.id),
    mayReopen: reopen.has(order.id),
    operationIds: [newOperationId(), newOperationId()],
  }));
  return (
    <ActionForm action={action} id={LIST_FORM} autoComplete="off">
      {/* The default button of the form: without it, Enter on a checkbox would press the button of the first row. */}
      <button type="submit" formMethod="dialog" hidden tabIndex={-1} />
      <input type="hidden" name="operationId" value={newOperationId()} />
      <input type="hidden" name="list" value={listQuery(listing)} />
      <OrderRows
        orders={rows}
        listing={`${address} ${place}`}
        hasMore={total > orders.length}
        changedId={changedId}
        context={{ columns, today, timeZone, rights }}
        head={
          <thead role="rowgroup">
            <tr role="row">
              {rights.group ? (
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
        }
      />
      {rights.group ? (
        <BulkBar
          listPath={address}
          shown={orders.length}
          total={total}
          hasCouriers={couriers !== undefined}
        />
      ) : null}
    </ActionForm>
  );
}

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
