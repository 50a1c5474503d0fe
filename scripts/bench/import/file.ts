import { csvLine } from '@/lib/exports/csv';
import type { RequiredDetail } from '@/lib/orders/fields';
import type { OrderState } from '@/lib/orders/order';
import { newOrders } from '@/scripts/bench/write/orders';

/** An order in the file. */
export type FileOrder = Pick<OrderState, RequiredDetail | 'status'> & { orderId: string };

/** The header of each column. */
export const COLUMNS: Record<keyof FileOrder, string> = {
  orderId: 'Order number',
  numberOfItems: 'Items',
  deliveryDate: 'Delivery date',
  senderName: 'Sender',
  recipientName: 'Recipient',
  recipientAddress: 'Address',
  status: 'Status',
};

const FIELDS = Object.keys(COLUMNS) as (keyof FileOrder)[];

const STATUSES = { ONGOING: 'Ongoing', DELIVERED: 'Delivered' };

/** Lines per chunk. */
const LINES = 500;

/** New orders; every second one is delivered. */
export function fileOrders(count: number): FileOrder[] {
  return newOrders(count).map((order, index) => ({
    ...order,
    status: index % 2 === 0 ? 'ONGOING' : 'DELIVERED',
  }));
}

/** The body of the upload form, with a CSV file of these orders. */
export function* multipart(
  orders: readonly FileOrder[],
  { boundary, fields }: { boundary: string; fields: Record<string, string> },
): Generator<Uint8Array> {
  const part = (disposition: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n`;
  const encoder = new TextEncoder();
  for (const [name, value] of Object.entries(fields)) {
    yield encoder.encode(`${part(`name="${name}"`)}\r\n${value}\r\n`);
  }
  yield encoder.encode(
    `${part('name="file"; filename="bench.csv"')}Content-Type: text/csv\r\n\r\n`,
  );
  yield encoder.encode(csvLine(Object.values(COLUMNS)));
  for (let start = 0; start < orders.length; start += LINES) {
    const lines = orders.slice(start, start + LINES).map(lineOf);
    yield encoder.encode(lines.join(''));
  }
  yield encoder.encode(`\r\n--${boundary}--\r\n`);
}

function lineOf(order: FileOrder): string {
  return csvLine(
    FIELDS.map((field) => (field === 'status' ? STATUSES[order.status] : order[field])),
  );
}
