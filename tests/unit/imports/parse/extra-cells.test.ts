import { expect, test } from 'vitest';
import { REASON_COLUMN } from '@/lib/imports/layouts/header-key';
import { inferFromRows, parseOrders, rowsOf } from '@/tests/unit/imports/parse-file';

const NAMES = ['Order ID', 'Items', 'Delivery date', 'Sender', 'Recipient', 'Address'];
const START = ['X1', '3', '2026-04-17', 'S', 'R'];
const SURPLUS =
  'This row has more cells than the file has columns. Put text that contains the separator in quotation marks, map this column, or empty the cell.';

/** The problems of a row under these names: column, name, value, sentence. */
function problems(names: string[], row: string[]) {
  const rows = rowsOf(names, row);
  const [reading] = parseOrders(inferFromRows(rows).mapping, rows);
  expect(reading?.order === null).toBe(reading!.problems.length > 0);
  return reading?.problems.map(({ column, name, value, text }) => [column, name, value, text]);
}

test('an address that a comma splits is an error, and not half an address', () => {
  const row = [...START, 'ul. Filtrowa 68', ' Warszawa', 'Poland'];
  const found = [[6, 'Column 7', ' Warszawa', SURPLUS]];
  expect(problems(NAMES, row)).toEqual(found);
  expect(problems([...NAMES, '', ' '], row)).toEqual(found);
  // As it comes back in a file of bad rows.
  const back = [...NAMES, 'Column 7', 'Column 8', REASON_COLUMN];
  expect(problems(back, [...row, `Column 7: ${SURPLUS}`])).toEqual(found);
});

test('blank cells may follow the last column, and reasons their own', () => {
  expect(problems(NAMES, [...START, 'Here 1', '', ' ', 'NULL'])).toEqual([]);
  expect(problems([...NAMES, REASON_COLUMN], [...START, 'Here 1', 'Fixed'])).toEqual([]);
});

test('a nameless column between others, or a mapped one, is not one too many', () => {
  expect(problems(['', ...NAMES], ['1', ...START, 'Here 1'])).toEqual([]);
  const rows = rowsOf(NAMES, [...START, 'ul. Filtrowa 68', 'Warszawa']);
  const { mapping } = inferFromRows(rows);
  const targets = [...mapping.targets.slice(0, 6), 'recipientAddress' as const];
  const [reading] = parseOrders({ ...mapping, targets }, rows);
  expect(reading?.order?.recipientAddress).toBe('ul. Filtrowa 68, Warszawa');
});

test('if no column has a name, none is too many', () => {
  const row = [...START, 'Here 1', 'open', 'Ring twice'];
  const rows = rowsOf(row, ['X2', ...row.slice(1)]);
  const { mapping } = inferFromRows(rows);
  const targets = NAMES.map(
    (_, column) => inferFromRows(rowsOf(NAMES, row)).mapping.targets[column]!,
  );
  const plain = parseOrders({ ...mapping, targets }, rows);
  expect(plain.map(({ orderId, problems }) => [orderId, problems])).toEqual([
    ['X1', []],
    ['X2', []],
  ]);
  const numbered = row.map((_, column) => `Column ${column + 1}`);
  const back = rowsOf([...numbered, REASON_COLUMN], [...row, 'Order ID: Why.']);
  const [fixed] = parseOrders({ ...inferFromRows(back).mapping, targets }, back);
  expect(fixed).toMatchObject({ orderId: 'X1', problems: [] });
});
