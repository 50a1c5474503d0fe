import { expect, test } from 'vitest';
import { unusedColumns } from '@/lib/imports/mapping/unused';
import type { Target } from '@/lib/imports/mapping/mapping';
import { inferFromRows, rowsOf } from '@/tests/unit/imports/parse-file';

const NAMES = ['Order ID', 'Recipient', 'Street', 'City', 'State', 'Zip', 'Qty', 'Due', 'Email'];
const CELLS = ['A-1', 'Ana', 'Elm St 1', 'Austin', 'TX', '78701', '2', '2026-12-01', 'a@b.example'];

/** Without the columns of these names. */
function unusedWithout(...left: string[]) {
  const { mapping, ...file } = inferFromRows(rowsOf(NAMES, CELLS));
  const targets = mapping.targets.map((target, column) =>
    left.includes(NAMES[column]!) ? null : target,
  );
  return unusedColumns({ mapping: { ...mapping, targets }, ...file });
}

test('nothing is unused if all columns of an order are mapped; an e-mail address is not a field', () => {
  expect(unusedWithout()).toEqual([]);
});

test.each<[string, Target]>([
  ['Recipient', 'recipientName'],
  ['Street', 'recipientAddress'],
  ['City', 'recipientAddress'],
  ['State', 'recipientAddress'],
  ['Zip', 'recipientAddress'],
  ['Qty', 'numberOfItems'],
  ['Due', 'deliveryDate'],
])('%s without a field is shown with a sample, and with the field %s', (name, target) => {
  const column = NAMES.indexOf(name);
  expect(unusedWithout(name)).toEqual([{ column, name, sample: CELLS[column], target }]);
});

test('an empty column, one of the biller, and parts beside a whole address are not shown', () => {
  const names = ['Order ID', 'Ship to address', 'City', 'Region', 'Billing city', 'Country'];
  const { mapping, ...file } = inferFromRows(
    rowsOf(names, ['A-1', 'Kai 1, Kiel', 'Kiel', 'Nord', 'Bonn', '']),
  );
  expect(mapping.targets).toEqual([
    'orderId',
    'recipientAddress',
    null,
    null,
    'recipientAddressElse',
    null,
  ]);
  expect(unusedColumns({ mapping, ...file })).toEqual([]);
});

test('dates of other things are not offered as delivery dates', () => {
  const names = ['Order ID', 'Paid at', 'Modified', 'Created at', 'Wanted'];
  const day = '2026-12-01';
  const { mapping, ...file } = inferFromRows(rowsOf(names, ['A-1', day, day, day, day]));
  const targets = names.map((name) => (name === 'Order ID' ? ('orderId' as const) : null));
  expect(unusedColumns({ mapping: { ...mapping, targets }, ...file })).toMatchObject([
    { name: 'Wanted', target: 'deliveryDate' },
  ]);
  const shop = { ...mapping, layout: 'shopify' as const, targets };
  expect(unusedColumns({ mapping: shop, ...file })).toEqual([]);
});
