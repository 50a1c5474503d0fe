import { expect, test } from 'vitest';
import { columnNames, isNameless } from '@/lib/imports/layouts/column-names';

test('columns are called as the first row says, on one line, or by their number', () => {
  const matching = { hasHeader: true, targets: [null, null, null, null] };
  expect(columnNames(matching, ['Order ID', ' Recipient\nname ', '  '])).toEqual([
    'Order ID',
    'Recipient name',
    'Column 3',
    'Column 4',
  ]);
});

test('where the first row is data, columns have numbers', () => {
  expect(columnNames({ hasHeader: false, targets: [] }, ['10248', 'Ben'])).toEqual([
    'Column 1',
    'Column 2',
  ]);
});

test('a column that is called by its own number has no name', () => {
  const names = ['Column 1', ' ', 'Column 2', 'Column'];
  expect(names.map(isNameless)).toEqual([true, true, false, false]);
});
