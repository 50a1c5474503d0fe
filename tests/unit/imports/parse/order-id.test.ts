import { expect, test } from 'vitest';
import { ordersTable } from '@/lib/exports/orders';
import { readOrderId } from '@/lib/imports/parse/parse';
import { inferFromRows, parseOrders, rowsOf } from '@/tests/unit/imports/parse-file';

const NAMES = ['Order ID', 'Items', 'Delivery date', 'Sender', 'Recipient', 'Address', 'Status'];

function parseIds(...ids: string[]) {
  const orders = ids.map((id) => [id, '3', '2026-04-17', 'S', 'R', 'Here 1', 'open']);
  const rows = rowsOf(NAMES, ...orders);
  return parseOrders(inferFromRows(rows).mapping, rows);
}

test.each(['1.23457E+11', '1,23457E+11', '2e+15', ' 1.23457E+11 '])(
  '%j was shortened by a spreadsheet and is no Order ID',
  (id) => {
    expect(parseIds(id)).toMatchObject([
      {
        orderId: null,
        order: null,
        problems: [
          {
            column: 0,
            value: id,
            text: 'A spreadsheet has shortened this Order ID. Export the file again with this column as text.',
          },
        ],
      },
    ]);
    expect(readOrderId(inferFromRows(rowsOf(NAMES)).mapping, { line: 1, cells: [id] })).toBeNull();
  },
);

test.each([
  ['20481.0', '.0'],
  ['20481.00', '.00'],
  ['20481,0', ',0'],
])('%j is an Order ID, with a note that a spreadsheet may have added %j', (id, ending) => {
  expect(parseIds(id)).toMatchObject([
    {
      orderId: id,
      order: { numberOfItems: 3 },
      notes: [`The Order ID ends in “${ending}”, which a spreadsheet may have added.`],
    },
  ]);
});

test('an Order ID that only resembles these is like any other', () => {
  for (const id of ['20481', '20481.5', '1E11', '12E+11', 'A20481.0', '0.1E-5', 'E+11']) {
    expect(parseIds(id)).toMatchObject([{ orderId: id, problems: [], notes: [] }]);
  }
});

test('this product’s own export has exact Order IDs', () => {
  const names = ordersTable([]).columns.map(([name]) => name);
  const cells = ['', 'Ongoing', '2026-04-17', '3', 'S', 'R', 'Here 1', '', '', ''];
  const ids = ['1.23457E+11', '20481.0'];
  const rows = rowsOf(names, ...ids.map((id) => [id, ...cells.slice(1)]));
  expect(parseOrders(inferFromRows(rows).mapping, rows)).toMatchObject(
    ids.map((orderId) => ({ orderId, problems: [], notes: [] })),
  );
});
