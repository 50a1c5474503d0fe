import { expect, test } from 'vitest';
import { REASON_COLUMN } from '@/lib/imports/layouts/header-key';
import type { ParsedRow } from '@/lib/imports/import';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import { readOrderId } from '@/lib/imports/parse/parse';
import { fixture, inferFromRows, parseOrders, rowsOf } from '@/tests/unit/imports/parse-file';

const NAMES = [
  ...['Order ID', 'Number of items', 'Delivery date', 'Sender name', 'Recipient name'],
  ...['Recipient address', 'Status', 'Delivered at'],
];

const GOOD = ['A-1', '1', '2026-04-17', 'Ann', 'Ben', 'Road 1', 'open', ''];

const NO_ADDRESS =
  'Recipient address is missing. Type it, or select “Leave out orders without an address” on the page “Columns”.';

/** The good row with other cells under some of the names. */
function rowWith(cells: Record<string, string>): string[] {
  return NAMES.map((name, column) => cells[name] ?? GOOD[column]!);
}

/** Rows under the names above, each an order, parsed with this mapping. */
function parseRows(
  rows: string[][],
  mapping: Partial<ColumnMapping> = {},
  names = NAMES,
): ParsedRow[] {
  const all = rowsOf(names, ...rows);
  return parseOrders({ ...inferFromRows(all).mapping, folds: false, ...mapping }, all);
}

/** Problems in short: column, value, sentence. */
function problemsOf(reading: ParsedRow | undefined) {
  return reading?.problems.map(({ column, value, text }) => [column, value, text]);
}

test('each trap of a file is an error with its line, column, value and reason', async () => {
  const { mapping, rows } = await fixture('traps');
  const range = 'Number of items must be a whole number from 1 to 1,000,000.';
  const twoWays = 'Number of items can be read in two ways. Write it in digits only, as in 1200.';
  const found = parseOrders(mapping, rows);
  expect(
    found.flatMap(({ problems }) =>
      problems.map(({ position, line, column, name, value, text }) => [
        ...[position, line, column, name, value, text],
      ]),
    ),
  ).toEqual([
    [2, 2, 1, 'Number of items', '0', range],
    [3, 3, 1, 'Number of items', '-3', range],
    [4, 4, 1, 'Number of items', '2.5', range],
    [5, 5, 1, 'Number of items', '1,200', twoWays],
    [6, 6, 1, 'Number of items', '1.000', twoWays],
    [7, 7, 1, 'Number of items', '1000001', range],
    [8, 8, 1, 'Number of items', 'two', range],
    [10, 13, 2, 'Delivery date', 'NULL', 'Delivery date is missing.'],
    [10, 13, 3, 'Sender name', 'nan', 'Sender name is missing.'],
    [10, 13, 4, 'Recipient name', 'N/A', 'Recipient name is missing.'],
    [10, 13, 5, 'Recipient address', '', NO_ADDRESS],
    [11, 14, 0, 'Order ID', '', 'Order ID is missing.'],
    [
      ...[12, 15, 6, 'Status', 'shelved'],
      'This status isn’t known. Write Ongoing or Delivered, or map another column to Status.',
    ],
    [
      ...[12, 15, 2, 'Delivery date', '2026-02-30'],
      'There is no such day in the calendar. Write it as in 2026-04-17.',
    ],
    [
      ...[13, 16, 4, 'Recipient name', 'B\uFFFDn'],
      'This text can’t be read, because the encoding of the file is unclear. Type it again, or save the file as UTF-8.',
    ],
    [15, 19, 1, 'Number of items', '', 'Number of items is missing.'],
    [15, 19, 2, 'Delivery date', '', 'Delivery date is missing.'],
    [15, 19, 3, 'Sender name', '', 'Sender name is missing.'],
    [15, 19, 4, 'Recipient name', '', 'Recipient name is missing.'],
    [15, 19, 5, 'Recipient address', '', NO_ADDRESS],
  ]);
  expect(found.flatMap(({ orderId, order }) => (order ? [[orderId, order]] : []))).toEqual([
    [
      'T-8',
      {
        numberOfItems: 27,
        deliveryDate: '2026-04-17',
        senderName: 'Ann',
        recipientName: 'Ben',
        recipientAddress: 'Road 1, 2nd floor, door B, York',
        status: 'ONGOING',
        deliveredAt: null,
      },
    ],
    [
      'T-13',
      {
        numberOfItems: 1,
        deliveryDate: '2026-04-17',
        senderName: 'Ann Lee',
        recipientName: 'Ben Lee',
        recipientAddress: 'Road 1',
        status: 'ONGOING',
        deliveredAt: null,
      },
    ],
  ]);
});

test('text that is too long or invalid has the message of the order form', () => {
  const [long, control, id] = parseRows([
    rowWith({ 'Sender name': 'x'.repeat(201), 'Recipient address': 'y'.repeat(501) }),
    rowWith({ 'Recipient name': 'Be\u0007n' }),
    rowWith({ 'Order ID': 'A\u00071' }),
  ]);
  expect(problemsOf(long)).toEqual([
    [3, 'x'.repeat(201), 'Sender name can have at most 200 characters; this has 201.'],
    [5, 'y'.repeat(501), 'Recipient address can have at most 500 characters; this has 501.'],
  ]);
  const typed = 'contains control characters. Type it again.';
  expect(problemsOf(control)).toEqual([[4, 'Be\u0007n', `Recipient name ${typed}`]]);
  expect(problemsOf(id)).toEqual([[0, 'A\u00071', `Order ID ${typed}`]]);
  expect(id?.orderId).toBeNull();
});

test('an ambiguous date is an error until the order of its parts is chosen', () => {
  const rows = [rowWith({ 'Delivery date': '03/04/2026' })];
  expect(problemsOf(parseRows(rows)[0])).toEqual([
    [
      2,
      '03/04/2026',
      'This can be 3 Apr 2026 or 4 Mar 2026. Choose what comes first, day or month.',
    ],
  ]);
  const dateOf = (dateOrder: 'dayFirst' | 'monthFirst') =>
    parseRows(rows, { dateOrder })[0]?.order?.deliveryDate;
  expect(dateOf('dayFirst')).toBe('2026-04-03');
  expect(dateOf('monthFirst')).toBe('2026-03-04');
});

test('a date whose year may come first or last is an error until the order is chosen', () => {
  const rows = [rowWith({ 'Delivery date': '26-Sep-30' })];
  expect(problemsOf(parseRows(rows)[0])).toEqual([
    [
      2,
      '26-Sep-30',
      'This can be 26 Sep 2030 or 30 Sep 2026. Choose what comes first, day or year.',
    ],
  ]);
  const [read] = parseRows(rows, { yearOrder: 'yearFirst' });
  expect(read?.order?.deliveryDate).toBe('2026-09-30');
});

test('an Order ID has the same key in every spelling of Unicode, and none if it is invalid', () => {
  const { mapping } = inferFromRows(rowsOf(NAMES, GOOD));
  const key = (cell: string) => readOrderId(mapping, { line: 1, cells: [cell] });
  expect(key('  Caf\u00E9 1 ')).toBe('Caf\u00E9 1');
  expect(key('  Cafe\u0301 1')).toBe('Caf\u00E9 1');
  expect(key('Caf\u00E9\u00A01')).toBe('Caf\u00E9 1');
  for (const none of ['', ' ', 'NULL', 'A\u0000', 'x'.repeat(65), 'A\uFFFD']) {
    expect(key(none)).toBeNull();
  }
});

test('folded rows add up and must agree; the first value counts', () => {
  const folds = { folds: true };
  const [same] = parseRows(
    [
      rowWith({ 'Sender name': '', Status: '' }),
      rowWith({ 'Number of items': '', 'Recipient name': '', Status: 'Delivered' }),
      rowWith({ 'Number of items': '4', 'Delivery date': '17 Apr 2026', Status: 'done' }),
    ],
    folds,
  );
  expect(same?.problems).toEqual([]);
  expect(same?.order).toMatchObject({ numberOfItems: 5, senderName: 'Ann', status: 'DELIVERED' });

  const [differs] = parseRows(
    [rowWith({}), rowWith({ 'Recipient name': 'Eve', Status: 'done' })],
    folds,
  );
  const both = (text: string) =>
    `Line 2 is about the same order and has “${text}”. Both must have the same value.`;
  expect(differs?.order).toBeNull();
  expect(differs?.problems).toEqual([
    { position: 3, line: 3, column: 6, name: 'Status', value: 'done', text: both('open') },
    { position: 3, line: 3, column: 4, name: 'Recipient name', value: 'Eve', text: both('Ben') },
  ]);
});

test('numbers of items that are invalid in any row, missing in the first, or too many are errors', () => {
  const items = (...numbers: string[]) =>
    problemsOf(
      parseRows(
        numbers.map((number) => rowWith({ 'Number of items': number })),
        { folds: true },
      )[0],
    );
  expect(items('1', '0')).toEqual([
    [1, '0', 'Number of items must be a whole number from 1 to 1,000,000.'],
  ]);
  expect(items('', '2')).toEqual([[1, '', 'Number of items is missing.']]);
  expect(items('999999', '2')).toEqual([
    [
      ...[1, '2'],
      'Number of items adds up to 1,000,001 over the rows of this order; it can be at most 1,000,000.',
    ],
  ]);
});

test('constants apply to blank cells, and are errors if they are invalid', () => {
  const constants = { numberOfItems: '2', senderName: 'Zed', deliveryDate: '17/04/2026' };
  const row = rowWith({ 'Number of items': 'nan', 'Delivery date': '' });
  const [reading] = parseRows([row], { constants });
  expect(problemsOf(reading)).toEqual([
    [2, '', 'Delivery date must be a valid date from 1900 to 2199.'],
  ]);
  const [good] = parseRows([row], { constants: { ...constants, deliveryDate: '2026-04-18' } });
  expect(good?.order).toMatchObject({
    numberOfItems: 2,
    deliveryDate: '2026-04-18',
    senderName: 'Ann',
  });
});

test('a delivered order may have a delivery time; an ongoing one may not', () => {
  const at = '2026-04-17T23:30:00-05:00';
  const [delivered, ongoing, wrong] = parseRows([
    rowWith({ Status: 'delivered', 'Delivered at': at }),
    rowWith({ Status: 'open', 'Delivered at': at }),
    rowWith({ Status: 'delivered', 'Delivered at': 'soon' }),
  ]);
  expect(delivered?.order).toMatchObject({
    status: 'DELIVERED',
    deliveredAt: '2026-04-18T04:30:00.000Z',
  });
  expect(ongoing?.order).toMatchObject({ status: 'ONGOING', deliveredAt: null });
  expect(problemsOf(wrong)).toEqual([[7, 'soon', 'This isn’t a date. Write it as in 2026-04-17.']]);
});

test('without a status column, an order with a delivery time is delivered', () => {
  const names = NAMES.map((name) => (name === 'Status' ? 'Remark' : name));
  const [delivered, ongoing, wrong] = parseRows(
    ['2026-04-17', 'NULL', 'no'].map((at) => rowWith({ 'Delivered at': at })),
    {},
    names,
  );
  expect(delivered?.order?.status).toBe('DELIVERED');
  expect(ongoing?.order).toMatchObject({ status: 'ONGOING', deliveredAt: null });
  expect(wrong?.order).toBeNull();
});

test('an order that is left out is not an error, whatever else it contains', () => {
  const [reading] = parseRows([rowWith({ Status: 'cancelled', 'Number of items': '0' })]);
  expect(reading).toEqual({
    orderId: 'A-1',
    order: null,
    leftOut: 'Status is “cancelled”.',
    defaults: [],
    problems: [],
    notes: [],
  });
});

test('the problem names the column at fault of those that are joined', () => {
  const names = [...NAMES, 'x'];
  const targets = [...inferFromRows(rowsOf(NAMES)).mapping.targets, 'recipientAddress' as const];
  const [wrong, long] = parseRows(
    [
      [...rowWith({}), 'Yo\u0007rk'],
      [...rowWith({ 'Recipient address': 'a'.repeat(200) }), 'b'.repeat(320)],
    ],
    { targets },
    names,
  );
  expect(wrong?.problems).toMatchObject([{ column: 8, name: 'x', value: 'Yo\u0007rk' }]);
  expect(long?.problems).toMatchObject([{ column: 8, text: /this has 522/ }]);
});

test('a formula that only holds a text is that text, in every column', () => {
  const formula = (cell: string) => (cell === '' ? '' : `="${cell}"`);
  const written = rowWith({
    'Order ID': '00125',
    Status: 'Mystery',
    'Delivery date': '03/04/2026',
  });
  const rows = rowsOf(NAMES.map(formula), written.map(formula), written);
  const { mapping, profiles, questions } = inferFromRows(rows);
  expect(profiles.map(({ samples }) => samples)).toEqual(
    written.map((cell) => (cell === '' ? [] : [cell])),
  );
  expect(questions).toMatchObject([
    { kind: 'dateOrder', example: '03/04/2026' },
    { kind: 'status', value: 'Mystery', rows: 2 },
  ]);
  const answered = {
    ...mapping,
    dateOrder: 'dayFirst' as const,
    statuses: { mystery: 'ONGOING' as const },
  };
  const [inFormulas, plain] = parseOrders(answered, rows);
  expect(inFormulas).toEqual(plain);
  expect(inFormulas).toMatchObject({ orderId: '00125', order: { deliveryDate: '2026-04-03' } });
});

test('a formula that only holds a text is that text in shops’ files and in files of bad rows', async () => {
  const { rows, mapping } = await fixture('shopify');
  const [names, first] = [rows[0]!.cells, rows[1]!.cells];
  const inFormulas = rowsOf(
    names,
    first.map((cell) => `="${cell}"`),
  );
  const [expected] = parseOrders(mapping, rowsOf(names, first));
  expect(expected!.problems).toEqual([]);
  expect(parseOrders(inferFromRows(inFormulas).mapping, inFormulas)).toEqual([expected]);

  const [bad] = parseRows([[...rowWith({ 'Order ID': `'="00125"` }), 'why']], {}, [
    ...NAMES,
    REASON_COLUMN,
  ]);
  expect(bad).toMatchObject({ orderId: '00125', problems: [] });
});

test('a formula that only holds a text is itself in this product’s own export', async () => {
  const { rows, mapping } = await fixture('own-export');
  const cells = ['="00125"', ...rows[1]!.cells.slice(1)];
  expect(parseOrders(mapping, rowsOf(rows[0]!.cells, cells))).toMatchObject([
    { orderId: '="00125"', problems: [] },
  ]);
});

test('a guard against formulas is removed in a file of bad rows, and in no other', () => {
  const cells = rowWith({ 'Order ID': "'-1", 'Sender name': "'=1+1", 'Recipient name': 'NULL' });
  const [bad] = parseRows([[...cells, 'why']], {}, [...NAMES, REASON_COLUMN]);
  expect(bad).toMatchObject({ orderId: '-1', problems: [{ name: 'Recipient name' }] });
  const [other] = parseRows([rowWith({ 'Order ID': "'-1", 'Sender name': "'=1+1" })]);
  expect(other).toMatchObject({ orderId: "'-1", order: { senderName: "'=1+1" } });
});
