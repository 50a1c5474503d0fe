import { OrderTable } from '@/components/orders/order-table';
import type { ButtonAction } from '@/lib/forms/form-state';
import { DEFAULT_PARAMS, visibleColumns, type ListParams } from '@/lib/orders/list/params';
import type { RowOrder } from '@/lib/orders/list/rows';

/** Of an ongoing order, with all columns. */
export const rowOrder: RowOrder = {
  id: '01a2039a-9117-75a3-8c90-ea955aab0d08',
  orderId: '10248',
  version: 3,
  status: 'ONGOING',
  mayReopen: true,
  failed: 0,
  deliveryDate: '2026-04-17',
  recipientName: 'Wolski Zajazd',
  recipientAddress: 'ul. Filtrowa 68, Warszawa',
  senderName: 'Northern Goods',
  numberOfItems: 1_200,
  createdAt: Date.parse('2026-04-10T22:30:00Z'),
};

export type Table = {
  orders: RowOrder[];
  total?: number;
  isLeast?: boolean;
  today?: string;
  listing?: Partial<ListParams>;
  rights?: { group?: boolean; edit?: boolean; delete?: boolean };
  hasCouriers?: boolean;
  action?: ButtonAction;
};

export function orderTable({
  orders,
  total = orders.length,
  isLeast = false,
  hasCouriers = false,
  ...given
}: Table) {
  const listing = { ...DEFAULT_PARAMS, ...given.listing };
  return (
    <OrderTable
      {...{ orders, listing, total, isLeast, hasCouriers }}
      place=""
      changedId={undefined}
      operationId="operation"
      action={given.action ?? (async () => {})}
      context={{
        columns: visibleColumns(listing.columns, hasCouriers),
        today: given.today ?? '2026-04-17',
        navigationApp: 'google',
        timeZone: 'Europe/Warsaw',
        rights: { group: true, deliver: true, edit: true, delete: true, ...given.rights },
      }}
    />
  );
}
