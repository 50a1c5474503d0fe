import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNumberOfItems } from '@/lib/imports/parse/fields';
import { sumQuantities } from '@/lib/imports/parse/quantity';
import { inferFromRows, parseOrders, rowsOf } from '@/tests/unit/imports/parse-file';

const RANGE = 'Number of items must be a whole number from 1 to 1,000,000.';
const TWO_WAYS = 'Number of items can be read in two ways. Write it in digits only, as in 1200.';

test.each([
  ['1', 1],
  [' 27 ', 27],
  ['007', 7],
  ['27.0', 27],
  ['27.00', 27],
  ['27,00', 27],
  ['1000000', 1_000_000],
  ['３', 3],
  ['٣', 3],
  ['1 200', 1_200],
  ["12'000", 12_000],
  ['1\u00A0200', 1_200],
  ['1,000,000', 1_000_000],
  ['1.000.000', 1_000_000],
])('%j is %i items', (text, value) => {
  expect(parseNumberOfItems(text)).toEqual({ value });
});

test.each([
  '0',
  '-1',
  '0.0',
  '2.5',
  '1.5',
  '1000001',
  '99999999999',
  '1e3',
  'two',
  '3 pcs',
  '+4',
  '1,200,000',
  '1,200.000',
  '12,00,000',
])('%j is not a number of items', (text) => {
  expect(parseNumberOfItems(text)).toEqual({ problem: RANGE });
});

test.each(['1,200', '1.000', '٣,٠٠٠'])('%j is ambiguous', (text) => {
  expect(parseNumberOfItems(text)).toEqual({ problem: TWO_WAYS });
});

test('every number from one to a million is read as it is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (value) => {
      expect(parseNumberOfItems(String(value))).toEqual({ value });
    }),
  );
});

test.each([
  [['2', '3'], 5],
  [['2', ''], 2],
  [['', '3'], 3],
])('two columns of %j items add up to %i', (cells, items) => {
  const names = ['Order ID', 'Boxes', 'Bags', 'Due', 'Recipient', 'Address'];
  const { mapping, rows } = inferFromRows(
    rowsOf(names, ['A-1', ...cells, '2026-12-01', 'Ana', 'Kai 1']),
  );
  const targets = mapping.targets.map((target, column) =>
    column === 1 || column === 2 ? 'numberOfItems' : target,
  );
  const constants = { senderName: 'Us' };
  const [parsed] = parseOrders({ ...mapping, targets, constants }, rows);
  expect(parsed).toMatchObject({ problems: [], order: { numberOfItems: items } });
});

test('lines add up, to a million at most', () => {
  expect(sumQuantities([2, 3])).toEqual({ value: 5 });
  expect(sumQuantities([999_999, 2])).toEqual({
    problem:
      'Number of items adds up to 1,000,001 over the rows of this order; it can be at most 1,000,000.',
  });
});

test('products in cells of their own give their quantities', () => {
  const names = [
    'Order ID',
    'line_item_1',
    'line_item_2',
    'line_item_3',
    'Due',
    'Recipient',
    'Address',
  ];
  const { mapping, rows, questions } = inferFromRows(
    rowsOf(
      names,
      [
        'A-1',
        'id:7|2|Tea|9.50',
        'name:Cup|product_id:9|quantity:3|total:12',
        '',
        '2026-12-01',
        'Ana',
        'Kai 1',
      ],
      ['A-2', 'id:7|Tea', '', '', '2026-12-01', 'Ana', 'Kai 1'],
    ),
  );
  expect(questions).toEqual([]);
  const [good, wrong] = parseOrders(mapping, rows);
  expect(good).toMatchObject({ problems: [], order: { numberOfItems: 5 } });
  expect(wrong?.problems).toMatchObject([{ column: 1, value: 'id:7|Tea' }]);
});

test('rows with the same Order ID are folded, and a row that may be their total is named', () => {
  const names = ['Order', 'Qty', 'Due', 'Recipient', 'Address'];
  const rest = ['2026-12-01', 'Ana', 'Kai 1'];
  const { mapping, rows } = inferFromRows(
    rowsOf(
      names,
      ...[
        ['K1', '2'],
        ['K1', '3'],
        ['K2', '3'],
        ['K2', '1'],
        ['K2', '2'],
      ].map((cells) => [...cells, ...rest]),
    ),
  );
  expect(mapping.folds).toBe(true);
  const [first, second] = parseOrders(mapping, rows);
  expect(first).toMatchObject({ order: { numberOfItems: 5 }, notes: [] });
  expect(second!.notes).toEqual([
    'The first row of this order has 3 items, as many as its other rows together. If it is their total, this counts the items twice: remove such rows from the file.',
  ]);
});
