import { ColumnHead } from '@/components/ui/column-head';
import type { OrderRow } from '@/lib/orders/queries';
import { TableRow, type RowActions } from './order-row';

const COLUMNS = ['Order ID', 'Status', 'Delivery date', 'Recipient', 'Address', 'Items'];

/** The orders as a table on wide screens and as cards on narrow ones: one markup, whose roles hold in both. */
export function OrderTable({
  orders,
  today,
  changedId,
  newOperationId,
  actions,
}: {
  orders: OrderRow[];
  /** `YYYY-MM-DD` in the workspace's time zone. */
  today: string;
  /** The order that has just been changed, to be tinted. */
  changedId: string | undefined;
  newOperationId: () => string;
  actions: RowActions;
}) {
  return (
    <table role="table" className="w-full text-sm max-lg:block" aria-label="Orders">
      <thead role="rowgroup" className="sticky top-0 z-20 bg-page max-lg:hidden">
        <tr role="row" className="text-left text-muted">
          {COLUMNS.map((name) => (
            <ColumnHead key={name} className="nth-6:text-right nth-5:max-xl:hidden">
              {name}
            </ColumnHead>
          ))}
          <ColumnHead className="print:hidden">
            <span className="sr-only">Actions</span>
          </ColumnHead>
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-lg:grid max-lg:gap-3 sm:max-lg:grid-cols-2">
        {orders.map((order) => (
          <TableRow
            key={order.id}
            order={order}
            today={today}
            changed={order.id === changedId}
            newOperationId={newOperationId}
            actions={actions}
          />
        ))}
      </tbody>
    </table>
  );
}
