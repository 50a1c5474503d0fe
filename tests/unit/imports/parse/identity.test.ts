import fc from 'fast-check';
import { NO_OPTIONAL_DETAILS } from '@/lib/orders/fields';
import { expect, test } from 'vitest';
import { csvLine, guard } from '@/lib/exports/csv';
import type { ImportedRow } from '@/lib/imports/import';
import { readFile } from '@/lib/imports/file/read-file';
import { ordersTable } from '@/lib/exports/orders';
import type { OrderRow } from '@/lib/orders/list/queries';
import { createOrderSchema } from '@/lib/orders/schema';
import { parseCsv } from '@/tests/support/csv';
import { ENCODINGS, SEPARATORS } from '@/tests/unit/imports/encodings';
import { inferFromRows, parseOrders, rowsOf } from '@/tests/unit/imports/parse-file';

type TextField = 'orderId' | 'senderName' | 'recipientName' | 'recipientAddress';

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
    .map((raw) => createOrderSchema.shape[field].safeParse(raw))
    .filter((parsed) => parsed.success)
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
    })
    .map((some) => ({ ...some, status: some.deliveredAt ? 'DELIVERED' : 'ONGOING' }) as const);
  return fc.array(order, { minLength: 1, maxLength: 5 });
}

type Orders = ReturnType<typeof ordersWith> extends fc.Arbitrary<infer O> ? O : never;

/** The cells of our own export. */
function exportedTable(orders: Orders) {
  const { columns } = ordersTable([{ id: 'ann', name: '=Ann' }]);
  const table = orders.map((each): OrderRow => ({
    ...NO_OPTIONAL_DETAILS,
    ...each,
    id: '',
    version: 1,
    courierId: each.deliveredAt ? 'ann' : null,
    createdById: 'ann',
    createdAt: new Date(0),
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
        const quoted = (cell: string | number | null) =>
          `"${guard(String(cell ?? '')).replaceAll('"', '""')}"`;
        const lines = exportedTable(written).map((cells) => cells.map(quoted).join(separator));
        const { batches, outcome } = readFile(
          (async function* () {
            yield encoded(lines.join('\r\n'));
          })(),
        );
        const cells: string[][] = [];
        for await (const batch of batches) cells.push(...batch.map((row) => row.cells));
        expect(outcome()).toMatchObject({ separator });
        expectSame(rowsOf(...cells), written);
      }),
      { numRuns: 60 },
    );
  },
);
