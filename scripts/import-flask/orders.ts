import {
  NOTHING_CHOSEN,
  type ColumnMapping,
  type StatusMeaning,
  type Target,
} from '@/lib/imports/mapping/mapping';
import { statusKey } from '@/lib/imports/parse/blank-cells';
import { knownStatus } from '@/lib/imports/parse/statuses';
import type { FlaskOrder } from './source';

/** The columns of the import, and the field of each. The last one comes from the log. */
const COLUMNS: [name: string, target: Target][] = [
  ['order_id', 'orderId'],
  ['num_items', 'numberOfItems'],
  ['delivery_date', 'deliveryDate'],
  ['sender_name', 'senderName'],
  ['recipient_name', 'recipientName'],
  ['recipient_address', 'recipientAddress'],
  ['status', 'status'],
  ['delivered_at', 'deliveredAt'],
];

/** Orders as rows of a file. `names` is its header. */
export type PlannedOrders = { names: string[]; rows: string[][]; mapping: ColumnMapping };

/** Plans the rows for the orders of a user. `deliveries` has the times of their deliveries. */
export function rowsOf(
  orders: readonly FlaskOrder[],
  deliveries: ReadonlyMap<FlaskOrder, Date>,
): PlannedOrders {
  const rows = orders.map((order) => {
    const cells = [
      order.orderId,
      order.numberOfItems,
      order.deliveryDate,
      order.senderName,
      order.recipientName,
      order.recipientAddress,
      order.status,
      isDelivered(order.status ?? '') ? deliveries.get(order)?.toISOString() : null,
    ];
    return cells.map((text) => text ?? '');
  });
  return { names: COLUMNS.map(([name]) => name), rows, mapping: mappingFor(orders) };
}

function mappingFor(orders: readonly FlaskOrder[]): ColumnMapping {
  const statuses = orders.map(({ status }): [string, StatusMeaning] => [
    statusKey(status ?? ''),
    isDelivered(status ?? '') ? 'DELIVERED' : 'ONGOING',
  ]);
  return {
    layout: 'other',
    hasHeader: true,
    targets: COLUMNS.map(([, target]) => target),
    constants: {},
    dateOrder: null,
    yearOrder: null,
    statuses: Object.fromEntries(statuses),
    folds: false,
    ...NOTHING_CHOSEN,
  };
}

/** An unknown status is not delivered. */
function isDelivered(status: string): boolean {
  return knownStatus('other', status) === 'DELIVERED';
}
