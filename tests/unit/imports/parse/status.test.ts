import { expect, test } from 'vitest';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import { inferFromRows, parseOrders, rowsOf } from '@/tests/unit/imports/parse-file';

const NAMES = ['Order ID', 'Items', 'Delivery date', 'Sender', 'Recipient', 'Address'];
const CELLS = ['X1', '3', '2026-04-17', 'S', 'R', 'Here 1'];
const BOTH = ['Status', 'Delivered at'];

/** An order whose rows have these cells under one or more additional names. */
function parseWith(more: string[], rows: string[][], mapping: Partial<ColumnMapping> = {}) {
  const all = rowsOf([...NAMES, ...more], ...rows.map((cells) => [...CELLS, ...cells]));
  return parseOrders({ ...inferFromRows(all).mapping, folds: true, ...mapping }, all)[0];
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
])('whether the status is known, %s', (_, names, rows, hasStatus) => {
  const defaults = hasStatus ? [] : ['status'];
  expect(parseWith(names, rows)).toMatchObject({ order: { status: 'ONGOING' }, defaults });
});

/** Rows of Shopify’s export with the status of their order. */
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
  return parseOrders(inferFromRows(rows).mapping, rows);
}

test('Shopify: an empty status means not fulfilled yet', () => {
  expect(shopify({ id: '#1' })).toMatchObject([{ order: { status: 'ONGOING' }, leftOut: null }]);
});

test('Shopify: cancelled orders are left out, whatever else happened to them', () => {
  const cancelled = '2026-04-18 10:00:00 +0200';
  const orders = shopify(
    { id: '#1', status: 'unfulfilled', cancelled },
    { id: '#2', status: 'fulfilled', cancelled },
    { id: '#3' },
    { id: '#3', cancelled },
    { id: '#4', status: 'fulfilled' },
    { id: '#5', cancelled: 'NULL' },
  );
  const reason = 'Cancelled at is “2026-04-18 10:00:00 +0200”.';
  expect(orders.map(({ orderId, leftOut }) => [orderId, leftOut])).toEqual([
    ['#1', reason],
    ['#2', reason],
    ['#3', reason],
    ['#4', null],
    ['#5', null],
  ]);
});

test('a column of that name leaves out nothing in other layouts', () => {
  expect(parseWith(['Cancelled at'], [['2026-04-18']])?.leftOut).toBeNull();
});
