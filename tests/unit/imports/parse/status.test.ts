import { expect, test } from 'vitest';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import { guessed, readings, rowsOf } from '@/tests/unit/imports/understood';

const NAMES = ['Order ID', 'Items', 'Delivery date', 'Sender', 'Recipient', 'Address'];
const CELLS = ['X1', '3', '2026-04-17', 'S', 'R', 'Here 1'];
const BOTH = ['Status', 'Delivered at'];

/** What is understood of one order, whose rows have these cells under one more name, or several. */
function told(more: string[], rows: string[][], matching: Partial<ColumnMapping> = {}) {
  const all = rowsOf([...NAMES, ...more], ...rows.map((cells) => [...CELLS, ...cells]));
  return readings({ ...guessed(all).matching, folds: true, ...matching }, all)[0];
}

test.each<[string, string[], string[][], boolean]>([
  ['no column tells it', ['Remark'], [['open']], false],
  ['its cell is empty', ['Status'], [['']], false],
  [
    'its cell says NULL, though another column says since when',
    BOTH,
    [['NULL', '2026-04-17']],
    false,
  ],
  ['all of its cells are empty', ['Status'], [[''], [' ']], false],
  ['any of its cells says something', ['Status'], [[''], ['open']], true],
  ['a column says since when it is delivered, or nothing', ['Delivered at'], [['']], true],
])('whether a status is told, where %s', (_, names, rows, isStatusTold) => {
  expect(told(names, rows)).toMatchObject({ order: { status: 'ONGOING' }, isStatusTold });
});

/** Rows of Shopify's export, each with what it says of its order. */
function shopify(...orders: { id: string; status?: string; cancelled?: string }[]) {
  const names = [
    ...['Name', 'Financial Status', 'Fulfillment Status', 'Created at', 'Lineitem quantity'],
    ...['Lineitem name', 'Shipping Name', 'Shipping Street', 'Cancelled at'],
  ];
  const rows = rowsOf(
    names,
    ...orders.map(({ id, status = '', cancelled = '' }) => [
      ...[id, 'paid', status, '2026-04-17 10:00:00 +0200', '1'],
      ...['Mug', 'R', 'Here 1', cancelled],
    ]),
  );
  return readings(guessed(rows).matching, rows);
}

test('of Shopify, an empty status is one: the order is not fulfilled', () => {
  expect(shopify({ id: '#1' })).toMatchObject([
    { order: { status: 'ONGOING' }, isLeftOut: false, isStatusTold: true },
  ]);
});

test('orders of Shopify that were cancelled are left out, whatever else became of them', () => {
  const cancelled = '2026-04-18 10:00:00 +0200';
  const told = shopify(
    { id: '#1', status: 'unfulfilled', cancelled },
    { id: '#2', status: 'fulfilled', cancelled },
    { id: '#3' },
    { id: '#3', cancelled },
    { id: '#4', status: 'fulfilled' },
    { id: '#5', cancelled: 'NULL' },
  );
  expect(told.map(({ orderId, isLeftOut }) => [orderId, isLeftOut])).toEqual([
    ['#1', true],
    ['#2', true],
    ['#3', true],
    ['#4', false],
    ['#5', false],
  ]);
});

test('a column of that name leaves out nothing in files of any other layout', () => {
  expect(told(['Cancelled at'], [['2026-04-18']])?.isLeftOut).toBe(false);
});
