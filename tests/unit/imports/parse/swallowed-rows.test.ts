import { describe, expect, test } from 'vitest';
import { newRecords } from '@/lib/imports/file/records';
import type { ImportedRow } from '@/lib/imports/import';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import { inferFromRows, parseOrders } from '@/tests/unit/imports/parse-file';

const HEADER = 'Order ID,Number of items,Delivery date,Sender,Recipient,Address,Status';

/** The orders of a file: Order ID, and problems as line, column and text. */
async function readOrders(
  text: string,
  { separator = ',', ...changes }: { separator?: string } & Partial<ColumnMapping> = {},
) {
  const records = newRecords(separator);
  const found = [...(await records.add(text)), ...(await records.end())];
  const rows = found.map((row, index): ImportedRow => ({ position: index + 1, ...row }));
  const { mapping } = inferFromRows(rows);
  return parseOrders({ ...mapping, ...changes }, rows).map(({ orderId, problems }) => [
    orderId,
    ...problems.map((problem) => [problem.line, problem.column, problem.text]),
  ]);
}

const order = (id: string, address: string, status = 'Ongoing') =>
  `${id},2,2026-12-01,Ann,Ben,${address},${status}`;

const CLOSE = (line: number) =>
  `Close or remove the quotation mark on line ${line} of the file, then import it again.`;

function swallowed(line: number, last: number): string {
  return `This cell contains lines ${line + 1} to ${last}, which look like rows of their own. ${CLOSE(line)}`;
}

describe('a cell that contains rows is an error', () => {
  test('if a quotation mark is closed some lines later', async () => {
    const file = [
      HEADER,
      order('Q1', '"A 1'),
      ...['Q2', 'Q3', 'Q4', 'Q5'].map((id) => order(id, 'B 2')),
      order('Q6', 'C 3"'),
      order('Q7', 'D 4'),
    ];
    expect(await readOrders(file.join('\n'))).toEqual([['Q1', [2, 5, swallowed(2, 7)]], ['Q7']]);
    expect(await readOrders(file.join('\r\n'))).toEqual([['Q1', [2, 5, swallowed(2, 7)]], ['Q7']]);
  });

  test('if it is closed by the opening one of a later row', async () => {
    const file = [
      HEADER,
      order('Q1', '"A 1'),
      order('Q2', 'B 2'),
      order('Q3', '"C 3, York"'),
      order('Q4', 'D 4'),
    ];
    expect(await readOrders(file.join('\n'))).toEqual([['Q1', [2, 5, swallowed(2, 4)]], ['Q4']]);
  });

  test('if it is closed on the next line', async () => {
    const file = [HEADER, order('Q1', '"A 1'), order('Q2', '"B 2"'), order('Q3', 'C 3')];
    expect(await readOrders(file.join('\n'))).toEqual([
      ['Q1', [2, 5, `This cell contains line 3, which looks like a row of its own. ${CLOSE(2)}`]],
      ['Q3'],
    ]);
  });

  test('in any column, mapped or not, below cells of several lines and blank lines', async () => {
    const file = [
      `${HEADER},Notes`,
      `${order('Q1', '"A 1\nYork"')},"call`,
      `${order('Q2', 'B 2')},`,
      '',
      `${order('Q3', 'C 3')},late"`,
      `${order('Q4', 'D 4')},`,
    ];
    expect(await readOrders(file.join('\n'))).toEqual([['Q1', [2, 7, swallowed(3, 6)]], ['Q4']]);
  });

  test('with other separators', async () => {
    const file = [HEADER, order('Q1', '"A 1'), order('Q2', 'B 2'), order('Q3', 'C 3"')];
    for (const separator of [';', '\t', '|']) {
      const text = file.join('\n').replaceAll(',', separator);
      expect(await readOrders(text, { separator })).toEqual([['Q1', [2, 5, swallowed(2, 4)]]]);
    }
  });

  test('even if the order is left out or the rows make one order', async () => {
    const file = [
      HEADER,
      order('Q1', '"A 1'),
      order('Q2', 'B 2'),
      order('Q3', 'C 3"', 'cancelled'),
    ];
    const expected = [['Q1', [2, 5, swallowed(2, 4)]]];
    expect(await readOrders(file.join('\n'))).toEqual(expected);
    expect(await readOrders(file.join('\n'), { folds: true })).toEqual(expected);
  });

  test('without a date and a status, if the file is wide', async () => {
    const file = [
      'Order ID,Recipient,Street,City,Postcode,Country',
      'Q1,Ben,"Road 1,York,1,UK',
      'Q2,Ben,Road 2,York,1,UK',
      'Q3,Ben,Road 3",York,1,UK',
    ];
    const [first] = await readOrders(file.join('\n'), { constants: {} });
    expect(first![1]).toEqual([2, 2, swallowed(2, 4)]);
  });
});

describe('a cell of several lines is no error', () => {
  test.each([
    ['of an address with commas', 'Flat 2, Block B\nRoad 1, 3rd floor\nYork, YO1 7HH, UK'],
    ['with many commas', 'a, b, c, d\ne, f, g, h\ni, j, k, l'],
    ['with a date', 'Road 1\nby 2026-12-01, please\nYork'],
    ['with a status', 'Road 1\nYork, open, new'],
    ['with a number', 'Calle Mayor, 5\n28013, Madrid'],
    ['with other separators', 'Road 1; 2; 3; 4; 5; 6; 7\nYork | UK | a | b | c | d | e'],
    ['with blank lines', 'Road 1\n\n\nYork, UK'],
  ])('%s', async (_, address) => {
    expect(await readOrders([HEADER, order('Q1', `"${address}"`)].join('\n'))).toEqual([['Q1']]);
  });

  test.each([
    ['Order ID,Address,Number of items', 'Q1,"Calle Mayor, 5\nMadrid, 28013",2'],
    ['Order ID,Address', 'Q1,"Road 1, York\nYorkshire, UK"'],
    ['Notes,Status,Order ID', '"hello\nthanks, open",open,Q1'],
    ['Order ID,Address,Delivery date', 'Q1,"Road 1, 2nd floor\nYork, UK",2026-12-01'],
    ['Order ID,Address,Status,Delivery date', 'Q1,"Flat 1, 2\nRoad 1, York",open,2026-12-01'],
    ['Order ID,Delivery date', 'Q1,"2026-12-01\n10:00"'],
  ])('in a narrow file: %s', async (header, line) => {
    const constants = {
      numberOfItems: '1',
      deliveryDate: '2026-12-01',
      senderName: 'Ann',
      recipientName: 'Ben',
      recipientAddress: 'Road 1',
    };
    const [first] = await readOrders(`${header}\n${line}`, { constants, hasHeader: true });
    expect(JSON.stringify(first)).not.toContain('quotation mark');
  });
});
