import { expect, test } from 'vitest';
import { REASON_COLUMN } from '@/lib/imports/layouts/header-key';
import { guessed, readings, rowsOf } from '@/tests/unit/imports/understood';

const NAMES = ['Order ID', 'Items', 'Delivery date', 'Sender', 'Recipient', 'Address'];
const START = ['X1', '3', '2026-04-17', 'S', 'R'];
const SURPLUS =
  'This row has more cells than there are names of columns. Put texts that hold the separator in quotation marks, match this column, or empty the cell.';

/** What is wrong with a row under these names: column, name, value, sentence. */
function problems(names: string[], row: string[]) {
  const rows = rowsOf(names, row);
  const [reading] = readings(guessed(rows).matching, rows);
  expect(reading?.order === null).toBe(reading!.problems.length > 0);
  return reading?.problems.map(({ column, name, value, text }) => [column, name, value, text]);
}

test('an address that a comma has parted in two is an error, and not half an address', () => {
  const row = [...START, 'ul. Filtrowa 68', ' Warszawa', 'Poland'];
  const found = [[6, 'Column 7', ' Warszawa', SURPLUS]];
  expect(problems(NAMES, row)).toEqual(found);
  expect(problems([...NAMES, '', ' '], row)).toEqual(found);
  // As it comes back in a file of bad rows.
  const back = [...NAMES, 'Column 7', 'Column 8', REASON_COLUMN];
  expect(problems(back, [...row, `Column 7: ${SURPLUS}`])).toEqual(found);
});

test('cells that say nothing may stand beyond the columns, and reasons in theirs', () => {
  expect(problems(NAMES, [...START, 'Here 1', '', ' ', 'NULL'])).toEqual([]);
  expect(problems([...NAMES, REASON_COLUMN], [...START, 'Here 1', 'Mended'])).toEqual([]);
});

test('a column without a name between others, or one that is matched, is none too many', () => {
  expect(problems(['', ...NAMES], ['1', ...START, 'Here 1'])).toEqual([]);
  const rows = rowsOf(NAMES, [...START, 'ul. Filtrowa 68', 'Warszawa']);
  const { matching } = guessed(rows);
  const targets = [...matching.targets.slice(0, 6), 'recipientAddress' as const];
  const [reading] = readings({ ...matching, targets }, rows);
  expect(reading?.order?.recipientAddress).toBe('ul. Filtrowa 68, Warszawa');
});

test('where no column has a name, none is too many', () => {
  const row = [...START, 'Here 1', 'open', 'Ring twice'];
  const rows = rowsOf(row, ['X2', ...row.slice(1)]);
  const { matching } = guessed(rows);
  const targets = NAMES.map((_, column) => guessed(rowsOf(NAMES, row)).matching.targets[column]!);
  const plain = readings({ ...matching, targets }, rows);
  expect(plain.map(({ orderId, problems }) => [orderId, problems])).toEqual([
    ['X1', []],
    ['X2', []],
  ]);
  const numbered = row.map((_, column) => `Column ${column + 1}`);
  const back = rowsOf([...numbered, REASON_COLUMN], [...row, 'Order ID: Why.']);
  const [mended] = readings({ ...guessed(back).matching, targets }, back);
  expect(mended).toMatchObject({ orderId: 'X1', problems: [] });
});
