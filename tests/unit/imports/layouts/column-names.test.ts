import { expect, test } from 'vitest';
import { columnNames, isNameless } from '@/lib/imports/layouts/column-names';

test('columns have the names of the first row, on one line, or their numbers', () => {
  const mapping = { hasHeader: true, targets: [null, null, null, null] };
  expect(columnNames(mapping, ['Order ID', ' Recipient\nname ', '  '])).toEqual([
    'Order ID',
    'Recipient name',
    'Column 3',
    'Column 4',
  ]);
});

test('a column name in a formula that only holds a text is that text', () => {
  expect(columnNames({ hasHeader: true, targets: [] }, ['="Order ID"', '=1'])).toEqual([
    'Order ID',
    '=1',
  ]);
});

test('if the first row is data, columns have numbers', () => {
  expect(columnNames({ hasHeader: false, targets: [] }, ['10248', 'Ben'])).toEqual([
    'Column 1',
    'Column 2',
  ]);
});

test('a column with its own number as name has no name', () => {
  const names = ['Column 1', ' ', 'Column 2', 'Column'];
  expect(names.map(isNameless)).toEqual([true, true, false, false]);
});
