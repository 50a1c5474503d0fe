import { describe, expect, test } from 'vitest';
import { provenOrders } from '@/lib/imports/mapping/profiles';
import type { Target } from '@/lib/imports/mapping/mapping';
import { questionText } from '@/lib/imports/mapping/messages';
import { dayNumberIn, openQuestions } from '@/lib/imports/mapping/questions';
import { fixture, inferFromRows, rowsOf } from '@/tests/unit/imports/parse-file';

const NAMES = [
  ...['Order ID', 'Qty', 'Delivery date', 'Recipient', 'Address', 'Status', 'Delivered at'],
];

/** A file whose orders have these delivery dates and delivery times. */
function withDates(dates: string[], deliveredAt: string[] = []) {
  return inferFromRows(
    rowsOf(
      NAMES,
      ...dates.map((date, row) => [`${row}`, '1', date, 'B', 'R 1', '', deliveredAt[row] ?? '']),
    ),
  );
}

describe('dates', () => {
  test('that are ambiguous raise a question, with both readings in words', () => {
    const { mapping, questions } = withDates(['03/04/2026', '05/05/2026']);
    expect(mapping.dateOrder).toBeNull();
    expect(questions).toEqual([
      {
        kind: 'dateOrder',
        column: 'Delivery date',
        example: '03/04/2026',
        readings: [
          { order: 'dayFirst', text: '3 Apr 2026' },
          { order: 'monthFirst', text: '4 Mar 2026' },
        ],
      },
    ]);
  });

  test.each([
    ['dayFirst', ['03/04/2026', '17/04/2026']],
    ['monthFirst', ['03/04/2026', '04/17/2026']],
  ])('of which one proves %s raise no question', (order, dates) => {
    const { mapping, questions } = withDates(dates);
    expect(mapping.dateOrder).toBe(order);
    expect(questions).toEqual([]);
  });

  test('that prove both raise a question', () => {
    const { mapping, questions } = withDates(['03/04/2026', '17/04/2026', '04/17/2026']);
    expect(mapping.dateOrder).toBeNull();
    expect(questions).toMatchObject([{ kind: 'dateOrder', example: '03/04/2026' }]);
  });

  test('whose year may come first or last raise a question', () => {
    const { mapping, questions } = withDates(['26-Sep-30', '28-Sep-30']);
    expect(mapping.yearOrder).toBeNull();
    expect(questions).toEqual([
      {
        kind: 'yearOrder',
        column: 'Delivery date',
        example: '26-Sep-30',
        readings: [
          { order: 'yearLast', text: '26 Sep 2030' },
          { order: 'yearFirst', text: '30 Sep 2026' },
        ],
      },
    ]);
  });

  test.each([
    ['yearLast', ['26-Sep-30', '7-Sep-30']],
    ['yearLast', ['26-Sep-30', '26-Sep-45']],
    ['yearFirst', ['26-Sep-30', '45-Sep-30']],
  ])('of which one proves %s raise no question: %j', (order, dates) => {
    const { mapping, questions } = withDates(dates);
    expect(mapping.yearOrder).toBe(order);
    expect(questions).toEqual([]);
  });

  test('may be ambiguous in both ways', () => {
    const { questions } = withDates(['26-Sep-30'], ['03/04/2026']);
    expect(questions).toMatchObject([
      { kind: 'dateOrder', column: 'Delivered at' },
      { kind: 'yearOrder', column: 'Delivery date' },
    ]);
  });

  test('of one column prove nothing about another', () => {
    const { questions } = withDates(['17/04/2026', '03/04/2026'], ['05/06/2026']);
    expect(questions).toMatchObject([{ column: 'Delivered at', example: '05/06/2026' }]);
  });

  test('that are unambiguous raise no question', () => {
    expect(withDates(['2026-04-03', '4 May 2026', '05/05/2026']).questions).toEqual([]);
  });

  test('of unmapped columns raise no question', () => {
    const { mapping, profiles, firstRow } = withDates(['03/04/2026']);
    const targets = mapping.targets.map((target) => (target === 'deliveryDate' ? null : target));
    const open = openQuestions({ mapping: { ...mapping, targets }, firstRow, profiles });
    expect(open).toEqual([{ kind: 'missing', field: 'deliveryDate' }]);
    expect(provenOrders(profiles, targets)).toEqual({ dateOrder: null, yearOrder: null });
  });

  test('raise no question once the order is chosen', () => {
    const { mapping, profiles, firstRow } = withDates(['03/04/2026']);
    expect(
      openQuestions({ mapping: { ...mapping, dateOrder: 'monthFirst' }, firstRow, profiles }),
    ).toEqual([]);
  });
});

test('day numbers of a spreadsheet are offered as dates, without a header too', () => {
  const { mapping, questions, ...file } = withDates(['2026-12-01', '46357']);
  expect(questions).toEqual([]);
  expect(dayNumberIn({ mapping, ...file })).toEqual({
    column: 'Delivery date',
    example: '46357',
    date: '1 Dec 2026',
  });
  expect(dayNumberIn({ mapping: { ...mapping, targets: [] }, ...file })).toBeNull();

  const headless = inferFromRows(rowsOf(['A-1', '46358'], ['A-2', '46357']));
  const targets: Target[] = ['orderId', 'deliveryDate'];
  expect(
    dayNumberIn({ ...headless, mapping: { ...headless.mapping, hasHeader: false, targets } }),
  ).toMatchObject({ column: 'Column 2', date: '1 Dec 2026' });
});

describe('statuses', () => {
  test('with unknown meaning raise one question each, with their rows', () => {
    const order = ['1', '1', '2026-04-17', 'B', 'R 1'];
    const statuses = ['Shelved', 'shelved ', 'open', 'lost', 'n/a', ''];
    const { questions } = inferFromRows(
      rowsOf(NAMES, ...statuses.map((status) => [...order, status])),
    );
    expect(questions).toEqual([
      { kind: 'status', value: 'Shelved', rows: 2 },
      { kind: 'status', value: 'lost', rows: 1 },
    ]);
  });

  test('raise no question once they are mapped', async () => {
    const { mapping, profiles, firstRow, questions } = await fixture('german');
    expect(questions).toEqual([{ kind: 'status', value: 'wartet auf Ware', rows: 1 }]);
    const statuses = { ...mapping.statuses, 'wartet auf ware': 'ONGOING' as const };
    expect(openQuestions({ mapping: { ...mapping, statuses }, firstRow, profiles })).toEqual([]);
  });

  test('of a first row that is not a header are included', () => {
    const { mapping, profiles, firstRow } = inferFromRows(rowsOf(['1', 'lost'], ['2', 'lost']));
    const open = openQuestions({
      mapping: { ...mapping, hasHeader: false, targets: ['orderId', 'status'] },
      firstRow,
      profiles,
    });
    expect(open).toContainEqual({ kind: 'status', value: 'lost', rows: 2 });
  });
});

describe('fields', () => {
  const { mapping, profiles, firstRow } = inferFromRows(rowsOf(['Foo', 'Bar'], ['a', 'b']));
  const open = (constants: typeof mapping.constants) =>
    openQuestions({ mapping: { ...mapping, constants }, firstRow, profiles });

  test('without a column and a constant are missing', () => {
    expect(open({ senderName: 'Ann', recipientName: ' ' })).toEqual(
      ['orderId', 'numberOfItems', 'deliveryDate', 'recipientName', 'recipientAddress'].map(
        (field) => ({ kind: 'missing', field }),
      ),
    );
  });

  test('need valid constants', () => {
    const constants = {
      numberOfItems: '0',
      deliveryDate: '17.04.2026',
      senderName: 'x'.repeat(201),
    };
    expect(open(constants).filter(({ kind }) => kind === 'constant')).toEqual([
      {
        kind: 'constant',
        field: 'numberOfItems',
        text: 'Number of items must be a whole number from 1 to 1,000,000.',
      },
      {
        kind: 'constant',
        field: 'deliveryDate',
        text: 'Delivery date must be a valid date from 1900 to 2199.',
      },
      {
        kind: 'constant',
        field: 'senderName',
        text: 'Sender name can have at most 200 characters; this has 201.',
      },
    ]);
  });

  test('of which an order has one value need a single column', () => {
    const targets = ['orderId', 'orderId', 'numberOfItems', 'numberOfItems', 'status', 'status'];
    const several = openQuestions({
      mapping: { ...mapping, targets: targets as Target[] },
      firstRow,
      profiles,
    }).filter(({ kind }) => kind === 'severalColumns');
    expect(several.map(questionText)).toEqual([
      'Several columns are mapped to Order ID. Choose one.',
      'Several columns are mapped to Status. Choose one.',
    ]);
  });

  test('of the recipient are complete with only a fallback column', () => {
    const targets = ['recipientNameElse', 'recipientAddressElse'] as const;
    const questions = openQuestions({
      mapping: { ...mapping, targets: [...targets] },
      firstRow,
      profiles,
    });
    expect(questions).toEqual(
      ['orderId', 'numberOfItems', 'deliveryDate'].map((field) => ({ kind: 'missing', field })),
    );
  });
});
