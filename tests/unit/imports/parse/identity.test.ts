import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine, guard } from '@/lib/exports/csv';
import type { ImportedRow } from '@/lib/imports/import';
import { CELL_ENCODINGS, possibleEncodings, readCell } from '@/lib/imports/file/cell-encoding';
import { readFile } from '@/lib/imports/file/read-file';
import { ordersTable } from '@/lib/exports/orders';
import type { OrderRow } from '@/lib/orders/list/queries';
import { orderFields } from '@/lib/orders/schema';
import { parseCsv } from '@/tests/support/csv';
import { charactersOf, encode, ENCODINGS, SEPARATORS } from '@/tests/unit/imports/encodings';
import { inferFromRows, parseOrders, rowsOf } from '@/tests/unit/imports/parse-file';

type TextField =
  'orderId' | 'senderName' | 'recipientName' | 'recipientAddress' | 'instructions' | 'reference';

/** Texts of an order, with a preference for those that files change. */
function text(field: TextField) {
  const typed = fc
    .tuple(
      fc.constantFrom('', '=', '+', '-', '@', "'", "''", '"', ',', '#', '\uFEFF', '\uFFFD'),
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.string({ unit: 'binary', maxLength: 10 }),
        fc.constantFrom('NULL', 'N/A', 'nan', '=1+1', "'=1", 'a"b', '1,200', '2026-04-17', ','),
      ),
    )
    .map((parts) => parts.join(''));
  return typed
    .map((raw) => orderFields[field].safeParse(raw))
    .filter((parsed) => parsed.success && !!parsed.data)
    .map(({ data }) => data!);
}

const instant = fc.date({
  min: new Date('1970-01-01T00:00:00Z'),
  max: new Date('2199-12-31T00:00:00Z'),
  noInvalidDate: true,
});

/** Orders with texts of this kind. */
function ordersWith(textOf: (field: TextField) => fc.Arbitrary<string>) {
  const order = fc
    .record({
      orderId: textOf('orderId'),
      numberOfItems: fc.integer({ min: 1, max: 1_000_000 }),
      deliveryDate: instant.map((at) => at.toISOString().slice(0, 10)),
      senderName: textOf('senderName'),
      recipientName: textOf('recipientName'),
      recipientAddress: textOf('recipientAddress'),
      deliveredAt: fc.option(instant),
      recipientPhone: fc.option(fc.constantFrom('+49 30 5550123', '(030) 5550123', '0301 x 7')),
      recipientEmail: fc.option(fc.constantFrom('ann@example.com', '=1+1@example.com')),
      timeWindow: fc.option(fc.constantFrom('09:00-12:00', '09:30-', '-17:45', '00:00-23:59')),
      instructions: fc.option(textOf('instructions')),
      reference: fc.option(textOf('reference')),
    })
    .map((some) => ({ ...some, status: some.deliveredAt ? 'DELIVERED' : 'ONGOING' }) as const);
  return fc.array(order, { minLength: 1, maxLength: 5 });
}

type Orders = ReturnType<typeof ordersWith> extends fc.Arbitrary<infer O> ? O : never;

/** The cells of our own export. */
function exportedTable(orders: Orders) {
  const { columns } = ordersTable([{ id: 'ann', name: '=Ann' }]);
  const table = orders.map((each): OrderRow => ({
    ...each,
    id: '',
    version: 1,
    courierId: each.deliveredAt ? 'ann' : null,
    createdById: 'ann',
    createdAt: new Date(0),
    attempts: null,
    attemptReason: null,
    attemptedAt: null,
    attemptedFor: null,
  }));
  return [
    columns.map(([name]) => name),
    ...table.map((row) => columns.map(([, cell]) => cell(row))),
  ];
}

function expectSame(rows: readonly ImportedRow[], orders: Orders): void {
  const { mapping, questions } = inferFromRows(rows);
  expect(questions).toEqual([]);
  expect(parseOrders(mapping, rows)).toEqual(
    orders.map(({ orderId, deliveredAt, ...rest }) => ({
      orderId,
      order: { ...rest, deliveredAt: deliveredAt?.toISOString() ?? null },
      leftOut: null,
      defaults: [],
      problems: [],
      notes: [],
    })),
  );
}

test('exported and parsed again, any text is the same', () => {
  fc.assert(
    fc.property(ordersWith(text), (orders) => {
      const file = exportedTable(orders).map(csvLine).join('');
      expectSame(rowsOf(...parseCsv(file)), orders);
    }),
    { numRuns: 300 },
  );
});

function textOf(cell: string | number | null): string {
  return String(cell ?? '');
}

function fileOf(table: readonly (readonly string[])[], separator: string): string {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return table.map((cells) => cells.map(quoted).join(separator)).join('\r\n');
}

async function readBytes(bytes: Uint8Array) {
  const { batches, outcome } = readFile(
    (async function* () {
      yield bytes;
    })(),
  );
  const cells: string[][] = [];
  for await (const batch of batches) cells.push(...batch.map((row) => row.cells));
  return { cells, outcome: outcome() };
}

/** Texts that are in Windows-1252, and are never valid UTF-8 there. */
const western = fc
  .array(
    fc.oneof(fc.stringMatching(/^[!-~]{1,8}$/), fc.constantFrom('Köln ', 'é', '“5 €”', "'", '=1')),
    { minLength: 1, maxLength: 4 },
  )
  .map((words) => words.join(' ').trim());

test.each(Object.entries(ENCODINGS))(
  'exported with any separator in %s, and read again, any text is the same',
  async (name, encoded) => {
    const orders = ordersWith(name === 'Windows-1252' ? () => western : text);
    const separator = fc.constantFrom(...SEPARATORS);
    await fc.assert(
      fc.asyncProperty(orders, separator, async (written, separator) => {
        const table = exportedTable(written).map((row) => row.map((cell) => guard(textOf(cell))));
        const { cells, outcome } = await readBytes(encoded(fileOf(table, separator)));
        expect(outcome).toMatchObject({ separator });
        expectSame(rowsOf(...cells), written);
      }),
      { numRuns: 60 },
    );
  },
);

type Sent = { orderId: string; items: number; name: string; address: string; isDone: boolean };

/** The same orders with the columns of different programs. */
const LAYOUTS: Record<string, (orders: readonly Sent[]) => string[][]> = {
  'our own header': (orders) => [
    [
      'Order ID',
      'Status',
      'Delivery date',
      'Number of items',
      'Sender name',
      'Recipient name',
      'Recipient address',
    ],
    ...orders.map(({ orderId, items, name, address, isDone }) => [
      orderId,
      isDone ? 'Delivered' : 'Ongoing',
      '2026-04-17',
      String(items),
      'Quay',
      name,
      address,
    ]),
  ],
  'a Shopify header': (orders) => [
    [
      'Name',
      'Financial Status',
      'Fulfillment Status',
      'Lineitem quantity',
      'Lineitem name',
      'Shipping Name',
      'Shipping Street',
      'Shipping Address1',
      'Shipping City',
    ],
    ...orders.map(({ orderId, items, name, address, isDone }) => [
      orderId,
      'paid',
      isDone ? 'fulfilled' : 'unfulfilled',
      String(items),
      'Mug',
      name,
      address,
      address,
      '',
    ]),
  ],
  'a WooCommerce header': (orders) => [
    [
      'Order Number',
      'Order Status',
      'First Name (Shipping)',
      'Last Name (Shipping)',
      'Address 1&2 (Shipping)',
      'Item Name',
      'Quantity (- Refund)',
    ],
    ...orders.map(({ orderId, items, name, address, isDone }) => [
      orderId,
      isDone ? 'Completed' : 'Processing',
      name,
      '',
      address,
      'Lamp',
      String(items),
    ]),
  ],
};

const LEGACY = CELL_ENCODINGS.filter((encoding) => encoding !== 'utf-8');

/** Words of letters that the encoding has, as an order keeps them. */
function wordsIn(encoding: (typeof LEGACY)[number]) {
  const letters =
    encoding === 'utf-8-twice'
      ? [...'aZéßŁódźяΩ東京😀']
      : [...charactersOf(encoding).keys()].filter((one) => /\p{L}/u.test(one));
  const kept = letters.filter((letter) => letter.normalize() === letter);
  const word = fc.array(fc.constantFrom(...kept), { minLength: 2, maxLength: 9 });
  return fc
    .array(word, { minLength: 1, maxLength: 3 })
    .map((words) => `Q${words.map((letters) => letters.join('')).join(' q')}`)
    .filter((text) => orderFields.recipientName.safeParse(text).data === text);
}

test.each(
  LEGACY.flatMap((encoding) => Object.keys(LAYOUTS).map((layout) => [encoding, layout] as const)),
)(
  'a list of orders in %s with %s, read in that encoding, has the same texts',
  async (encoding, layout) => {
    const order = fc.record({
      items: fc.integer({ min: 1, max: 999 }),
      name: wordsIn(encoding),
      address: wordsIn(encoding),
      isDone: fc.boolean(),
    });
    const orders = fc.array(order, { minLength: 1, maxLength: 6 });
    const separator = fc.constantFrom(...SEPARATORS);
    await fc.assert(
      fc.asyncProperty(orders, separator, async (list, separator) => {
        const sent = list.map((each, index) => ({ ...each, orderId: `#${1_001 + index}` }));
        const bytes = encode(fileOf(LAYOUTS[layout]!(sent), separator), encoding);
        const { cells, outcome } = await readBytes(bytes);
        // Bytes of a few letters may also be UTF-8.
        fc.pre(possibleEncodings({ ...outcome, separator }).includes(encoding));
        expect(outcome.separator).toBe(separator);
        const rows = rowsOf(...cells.map((row) => row.map((cell) => readCell(cell, encoding))));
        const { mapping } = inferFromRows(rows);
        const constants = { senderName: 'Quay', deliveryDate: '2026-04-17' };
        const parsed = parseOrders({ ...mapping, constants }, rows);
        expect(parsed.map(({ orderId, order }) => orderId && { orderId, ...order })).toMatchObject(
          sent.map(({ orderId, items, name, address, isDone }) => ({
            ...{ orderId, numberOfItems: items, recipientName: name, recipientAddress: address },
            status: isDone ? 'DELIVERED' : 'ONGOING',
          })),
        );
      }),
      { numRuns: 40 },
    );
  },
);
