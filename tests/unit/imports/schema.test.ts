import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { columnMappingSchema } from '@/lib/imports/mapping/mapping';
import { withRemembered } from '@/lib/imports/mapping/mapping';
import { addColumnValue, mappingFormSchema, fixFormSchema } from '@/lib/imports/schema';

const id = randomUUID();

test('the mapping form becomes a mapping', () => {
  const sent = {
    id,
    layout: 'other',
    headerRow: '1',
    encoding: 'windows-1250',
    dateOrder: 'dayFirst',
    yearOrder: 'yearFirst',
    dayNumbers: 'yes',
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
    headerRow: 1,
    sheet: null,
    encoding: 'windows-1250',
    stays: false,
    mapping: {
      layout: 'other',
      hasHeader: true,
      targets: ['orderId', null, 'status'],
      constants: { senderName: 'Northern Goods' },
      dateOrder: 'dayFirst',
      yearOrder: 'yearFirst',
      dayNumbers: true,
      statuses: { zugestellt: 'DELIVERED' },
      folds: false,
      needsAddress: true,
      needsDelivery: {},
      dueDays: null,
      idPrefix: null,
      isRepeat: false,
      cancelled: 'leave',
      fileWins: [],
    },
  });
});

test('the button of an unused column maps it, and the form stays', () => {
  const sent = { id, layout: 'other', headerRow: '1', 'column.0': 'orderId', 'column.1': '' };
  expect(
    mappingFormSchema.parse({ ...sent, add: addColumnValue({ column: 1, target: 'status' }) }),
  ).toMatchObject({ stays: true, mapping: { targets: ['orderId', 'status'] } });
  for (const add of ['7 status', 'x', '']) {
    expect(mappingFormSchema.parse({ ...sent, add }).mapping.targets).toEqual(['orderId', null]);
  }
  expect(mappingFormSchema.safeParse({ ...sent, add: '1 price' }).success).toBe(false);
});

test('unticked boxes and dates that nobody chose stay open, and choices are read', () => {
  const { mapping } = mappingFormSchema.parse({
    id,
    layout: 'shopify',
    headerRow: '0',
    folds: 'yes',
    leaveOutWithoutAddress: 'yes',
    due: 'days',
    dueDays: '3',
    'constant.deliveryDate': '2026-04-17',
    'neededValue.0': 'Local Pickup',
    'needed.0': 'no',
    deliveryDateBefore: '2026-04-17',
    dateOrder: '',
  });
  expect(mapping).toMatchObject({
    hasHeader: false,
    folds: true,
    constants: {},
    needsAddress: false,
    needsDelivery: { 'local pickup': false },
    dueDays: '3',
    cancelled: 'leave',
    fileWins: [],
    dateOrder: null,
    yearOrder: null,
    dayNumbers: false,
    targets: [],
  });
});

test('a mapping stored before a key existed has its default', () => {
  const { yearOrder, dayNumbers, ...stored } = mappingFormSchema.parse({
    id,
    layout: 'other',
    headerRow: '1',
    yearOrder: 'yearLast',
    dayNumbers: 'yes',
  }).mapping;
  expect([yearOrder, dayNumbers]).toEqual(['yearLast', true]);
  expect(columnMappingSchema.parse(stored)).toEqual({
    ...stored,
    yearOrder: null,
    dayNumbers: false,
  });
});

test.each([
  ['an unknown target', { 'column.0': 'price' }],
  ['an unknown status', { 'statusValue.0': 'x', 'status.0': 'LOST' }],
  ['an unknown date order', { dateOrder: 'yearFirst' }],
  ['an unknown year order', { yearOrder: 'dayFirst' }],
  ['an invalid import ID', { id: 'x' }],
  ['a header row after those of the list', { headerRow: '21' }],
  ['a negative header row', { headerRow: '-1' }],
  ['a header row that is no number', { headerRow: '1e1' }],
  ['an encoding that the import lacks', { encoding: 'utf-7' }],
])('%s is refused', (_, sent) => {
  const form = { id, layout: 'other', headerRow: '1', cancelled: 'leave', ...sent };
  expect(mappingFormSchema.safeParse(form).success).toBe(false);
});

test('fixed cells have the line breaks of the file', () => {
  const sent = { id, 'cell.12.0': '10248', 'cell.3.14': 'one\r\ntwo', 'cell.x.1': 'nothing' };
  expect(fixFormSchema.parse(sent)).toEqual({
    id,
    cells: [
      { position: 12, column: 0, value: '10248' },
      { position: 3, column: 14, value: 'one\ntwo' },
    ],
  });
});

test('a fix without cells, and a cell longer than any field, are refused', () => {
  expect(fixFormSchema.safeParse({ id }).success).toBe(false);
  const long = { id, 'cell.1.1': 'x'.repeat(10_001) };
  expect(fixFormSchema.safeParse(long).success).toBe(false);
});

test('a date or prefix that someone types counts, whatever is selected beside it', () => {
  const sent = { id, layout: 'other', headerRow: '1', 'column.0': '', due: 'days', dueDays: '2' };
  const mappingOf = (fields: Record<string, string>) =>
    mappingFormSchema.parse({ ...sent, ...fields }).mapping;
  expect(mappingOf({ 'constant.deliveryDate': '2026-12-01' })).toMatchObject({
    dueDays: null,
    constants: { deliveryDate: '2026-12-01' },
  });
  expect(mappingOf({ idPrefix: 'a-', idPrefixBefore: 'b-' }).idPrefix).toBe('a-');
  expect(mappingOf({ idPrefix: 'b-', idPrefixBefore: 'b-' }).idPrefix).toBeNull();
  // A column has the dates.
  expect(mappingOf({ 'column.0': 'deliveryDate' }).dueDays).toBeNull();
});

test('what the form doesn’t send is remembered', () => {
  const { mapping } = mappingFormSchema.parse({
    id,
    layout: 'other',
    headerRow: '1',
    'statusValue.0': 'Done',
    'status.0': 'ONGOING',
  });
  const before = {
    ...mapping,
    cancelled: 'delete' as const,
    fileWins: ['senderName' as const],
    statuses: { done: 'DELIVERED' as const, parked: 'leaveOut' as const },
    needsDelivery: { counter: false },
  };
  expect(withRemembered(mapping, before)).toMatchObject({
    cancelled: 'delete',
    fileWins: ['senderName'],
    statuses: { done: 'ONGOING', parked: 'leaveOut' },
    needsDelivery: { counter: false },
  });
});
