import fc from 'fast-check';
import { NO_OPTIONAL_DETAILS } from '@/lib/orders/fields';
import { expect, test } from 'vitest';
import { csvLine } from '@/lib/exports/csv';
import { ordersTable } from '@/lib/exports/orders';
import type { OrderRow } from '@/lib/orders/list/queries';
import { createOrderSchema } from '@/lib/orders/schema';
import { parseCsv } from '@/tests/support/csv';
import { inferFromRows, parseOrders, rowsOf } from '@/tests/unit/imports/parse-file';

/** Texts of an order, with a preference for those that files change. */
function text(field: 'orderId' | 'senderName' | 'recipientName' | 'recipientAddress') {
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

const order = fc
  .record({
    orderId: text('orderId'),
    numberOfItems: fc.integer({ min: 1, max: 1_000_000 }),
    deliveryDate: instant.map((at) => at.toISOString().slice(0, 10)),
    senderName: text('senderName'),
    recipientName: text('recipientName'),
    recipientAddress: text('recipientAddress'),
    deliveredAt: fc.option(instant),
  })
  .map((some) => ({ ...some, status: some.deliveredAt ? 'DELIVERED' : 'ONGOING' }) as const);

test('exported and parsed again, any text is the same', () => {
  fc.assert(
    fc.property(fc.array(order, { minLength: 1, maxLength: 5 }), (orders) => {
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
      const file = [
        columns.map(([name]) => name),
        ...table.map((row) => columns.map(([, cell]) => cell(row))),
      ]
        .map(csvLine)
        .join('');

      const rows = rowsOf(...parseCsv(file));
      const { mapping, questions } = inferFromRows(rows);
      expect(questions).toEqual([]);
      expect(parseOrders(mapping, rows)).toEqual(
        orders.map(({ orderId, deliveredAt, ...rest }) => ({
          orderId,
          order: { ...rest, deliveredAt: deliveredAt?.toISOString() ?? null },
          isLeftOut: false,
          hasStatus: true,
          problems: [],
          notes: [],
        })),
      );
    }),
    { numRuns: 300 },
  );
});
