import { describe, expect, test } from 'vitest';
import { provenOrder } from '@/lib/imports/mapping/profiles';
import { questionsOf } from '@/lib/imports/mapping/questions';
import { fixture, guessed, rowsOf } from '@/tests/unit/imports/understood';

const NAMES = [
  ...['Order ID', 'Qty', 'Delivery date', 'Recipient', 'Address', 'Status', 'Delivered at'],
];

/** A file whose orders have these delivery dates, and are delivered at these times. */
function withDates(dates: string[], deliveredAt: string[] = []) {
  return guessed(
    rowsOf(
      NAMES,
      ...dates.map((date, row) => [`${row}`, '1', date, 'B', 'R 1', '', deliveredAt[row] ?? '']),
    ),
  );
}

describe('dates', () => {
  test('that can be read in two ways are asked about, with both readings in words', () => {
    const { matching, questions } = withDates(['03/04/2026', '05/05/2026']);
    expect(matching.dateOrder).toBeNull();
    expect(questions).toEqual([
      {
        kind: 'dateOrder',
        column: 'Delivery date',
        example: '03/04/2026',
        dayFirst: '3 Apr 2026',
        monthFirst: '4 Mar 2026',
      },
    ]);
  });

  test.each([
    ['dayFirst', ['03/04/2026', '17/04/2026']],
    ['monthFirst', ['03/04/2026', '04/17/2026']],
  ])('of which one proves %s are not asked about', (order, dates) => {
    const { matching, questions } = withDates(dates);
    expect(matching.dateOrder).toBe(order);
    expect(questions).toEqual([]);
  });

  test('that prove both are asked about', () => {
    const { matching, questions } = withDates(['03/04/2026', '17/04/2026', '04/17/2026']);
    expect(matching.dateOrder).toBeNull();
    expect(questions).toMatchObject([{ kind: 'dateOrder', example: '03/04/2026' }]);
  });

  test('of one column prove nothing about another', () => {
    const { questions } = withDates(['17/04/2026', '03/04/2026'], ['05/06/2026']);
    expect(questions).toMatchObject([{ column: 'Delivered at', example: '05/06/2026' }]);
  });

  test('that are all clear are not asked about', () => {
    expect(withDates(['2026-04-03', '4 May 2026', '05/05/2026']).questions).toEqual([]);
  });

  test('of columns that say nothing of use are not asked about', () => {
    const { matching, profiles, firstRow } = withDates(['03/04/2026']);
    const targets = matching.targets.map((target) => (target === 'deliveryDate' ? null : target));
    const open = questionsOf({ matching: { ...matching, targets }, firstRow, profiles });
    expect(open).toEqual([{ kind: 'missing', field: 'deliveryDate' }]);
    expect(provenOrder(profiles, targets)).toBeNull();
  });

  test('are not asked about once it is chosen', () => {
    const { matching, profiles, firstRow } = withDates(['03/04/2026']);
    expect(
      questionsOf({ matching: { ...matching, dateOrder: 'monthFirst' }, firstRow, profiles }),
    ).toEqual([]);
  });
});

describe('statuses', () => {
  test('whose meaning is not known are asked about, once each, with their rows', () => {
    const order = ['1', '1', '2026-04-17', 'B', 'R 1'];
    const statuses = ['Shelved', 'shelved ', 'open', 'lost', 'n/a', ''];
    const { questions } = guessed(rowsOf(NAMES, ...statuses.map((status) => [...order, status])));
    expect(questions).toEqual([
      { kind: 'status', value: 'Shelved', rows: 2 },
      { kind: 'status', value: 'lost', rows: 1 },
    ]);
  });

  test('are not asked about once it is chosen', async () => {
    const { matching, profiles, firstRow, questions } = await fixture('german');
    expect(questions).toEqual([{ kind: 'status', value: 'wartet auf Ware', rows: 1 }]);
    const statuses = { ...matching.statuses, 'wartet auf ware': 'ONGOING' as const };
    expect(questionsOf({ matching: { ...matching, statuses }, firstRow, profiles })).toEqual([]);
  });

  test('of a first row that names no columns are counted in', () => {
    const { matching, profiles, firstRow } = guessed(rowsOf(['1', 'lost'], ['2', 'lost']));
    const open = questionsOf({
      matching: { ...matching, hasHeader: false, targets: ['orderId', 'status'] },
      firstRow,
      profiles,
    });
    expect(open).toContainEqual({ kind: 'status', value: 'lost', rows: 2 });
  });
});

describe('fields', () => {
  const { matching, profiles, firstRow } = guessed(rowsOf(['Foo', 'Bar'], ['a', 'b']));
  const open = (constants: typeof matching.constants) =>
    questionsOf({ matching: { ...matching, constants }, firstRow, profiles });

  test('that neither a column nor a constant says are missing', () => {
    expect(open({ senderName: 'Ann', recipientName: ' ' })).toEqual(
      ['orderId', 'numberOfItems', 'deliveryDate', 'recipientName', 'recipientAddress'].map(
        (field) => ({ kind: 'missing', field }),
      ),
    );
  });

  test('have constants that an order can say', () => {
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
        text: 'Delivery date must be a date of the calendar, from 1900 to 2199.',
      },
      {
        kind: 'constant',
        field: 'senderName',
        text: 'Sender name can have at most 200 characters; this has 201.',
      },
    ]);
  });

  test('of the recipient are said where only what counts else is', () => {
    const targets = ['recipientNameElse', 'recipientAddressElse'] as const;
    const asked = questionsOf({
      matching: { ...matching, targets: [...targets] },
      firstRow,
      profiles,
    });
    expect(asked).toEqual(
      ['orderId', 'numberOfItems', 'deliveryDate'].map((field) => ({ kind: 'missing', field })),
    );
  });
});
