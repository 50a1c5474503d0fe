import { csvLine } from '@/lib/exports/csv';
import type { OrderState } from '@/lib/orders/order';
import { newOrders } from '@/scripts/bench/writing/orders';

/** An order as a file tells it. */
export type FileOrder = Omit<OrderState, 'courierId'> & { orderId: string };

/** The columns of the file, with what each says. */
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

/** Lines that are written at once. */
const LINES = 500;

/** So many new orders, of which every other one is delivered. */
export function fileOrders(count: number): FileOrder[] {
  return newOrders(count).map((order, index) => ({
    ...order,
    status: index % 2 === 0 ? 'ONGOING' : 'DELIVERED',
  }));
}

/** The form of the page of imports with a CSV file of these orders, as it goes over the wire. */
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
