import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { mappingFormSchema, fixFormSchema } from '@/lib/imports/schema';

const id = randomUUID();

test('the form of the columns becomes a matching', () => {
  const sent = {
    id,
    layout: 'other',
    hasHeader: 'yes',
    dateOrder: 'dayFirst',
    'column.0': 'orderId',
    'column.1': '',
    'column.2': 'status',
    'constant.senderName': ' Northern Goods ',
    'constant.deliveryDate': ' ',
    'statusValue.0': 'Zugestellt ',
    'status.0': 'DELIVERED',
    'statusValue.1': 'Sonstiges',
    'status.1': '',
  };
  expect(mappingFormSchema.parse(sent)).toEqual({
    id,
    matching: {
      layout: 'other',
      hasHeader: true,
      targets: ['orderId', null, 'status'],
      constants: { senderName: 'Northern Goods' },
      dateOrder: 'dayFirst',
      statuses: { zugestellt: 'DELIVERED' },
      folds: false,
      fileWins: false,
    },
  });
});

test('boxes that are not ticked and dates that nobody chose are left open', () => {
  const { matching } = mappingFormSchema.parse({
    id,
    layout: 'shopify',
    folds: 'yes',
    fileWins: 'yes',
    dateOrder: '',
  });
  expect(matching).toMatchObject({
    hasHeader: false,
    folds: true,
    fileWins: true,
    dateOrder: null,
    targets: [],
  });
});

test.each([
  ['a column that says what no column can', { 'column.0': 'price' }],
  ['a status that is none', { 'statusValue.0': 'x', 'status.0': 'LOST' }],
  ['an order of dates that is none', { dateOrder: 'yearFirst' }],
  ['an import that is none', { id: 'x' }],
])('%s is refused', (_, sent) => {
  const form = { id, layout: 'other', dateOrder: '', ...sent };
  expect(mappingFormSchema.safeParse(form).success).toBe(false);
});

test('mended cells are told by the names of their fields, with the line breaks of the file', () => {
  const sent = { id, 'cell.12.0': '10248', 'cell.3.14': 'one\r\ntwo', 'cell.x.1': 'nothing' };
  expect(fixFormSchema.parse(sent)).toEqual({
    id,
    cells: [
      { position: 12, column: 0, value: '10248' },
      { position: 3, column: 14, value: 'one\ntwo' },
    ],
  });
});

test('nothing mended, and a cell longer than any field, are refused', () => {
  expect(fixFormSchema.safeParse({ id }).success).toBe(false);
  const long = { id, 'cell.1.1': 'x'.repeat(10_001) };
  expect(fixFormSchema.safeParse(long).success).toBe(false);
});
