import { setTimeout as sleep } from 'node:timers/promises';
import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readWorkbook } from '@/lib/imports/workbook/workbook';
import { partsOf, textRow, workbookOf, zipOf } from '@/tests/support/workbook';
import { readAll } from './read-all';

const reason = (text: string) => ({ code: 'unreadable-file', details: { reason: text } });

/** The text of one cell A1. */
async function textOf(cell: string, options: Parameters<typeof partsOf>[1] = {}) {
  const bytes = workbookOf([{ name: 'Orders', rows: `<row r="1">${cell}</row>` }], options);
  const { rows } = await readAll(bytes);
  return rows[0]?.cells[0];
}

describe('a cell', () => {
  const number = (value: string, style?: number) =>
    `<c r="A1"${style ? ` s="${style}"` : ''}><v>${value}</v></c>`;

  test.each([
    ['a text with leading zeros', '<c r="A1" t="s"><v>0</v></c>', '00125'],
    ['an inline text', '<c r="A1" t="inlineStr"><is><t>  A&amp;B </t></is></c>', '  A&B '],
    ['a rich text', '<c r="A1" t="s"><v>1</v></c>', 'Fragile!'],
    ['a number', number('12.5'), '12.5'],
    ['a sum with a rounding error', number('0.30000000000000004'), '0.3'],
    ['a long number', number('1234567890123'), '1234567890123'],
    ['a long number with an exponent', number('1.2345678901234E+16'), '12345678901234000'],
    ['a small number', number('1E-7'), '0.0000001'],
    ['a truth value', '<c r="A1" t="b"><v>1</v></c>', 'TRUE'],
    ['the number of a formula', '<c r="A1"><f>1+1</f><v>2</v></c>', '2'],
    ['the text of a formula', '<c r="A1" t="str"><f>A2&amp;"1"</f><v>A-1</v></c>', 'A-1'],
    ['half a character', '<c r="A1" t="str"><v>A_xD800_B_x0000_C</v></c>', 'A\uFFFDBC'],
  ])('shows %s', async (_, cell, text) => {
    const strings = ['<t>00125</t>', '<r><t>Frag</t></r><r><rPr><b/></rPr><t>ile!</t></r>'];
    expect(await textOf(cell, { strings })).toBe(text);
  });

  test.each([
    ['yyyy\\-mm\\-dd', '46357', '2026-12-01'],
    ['d/m/yy', '46357', '2026-12-01'],
    ['[$-407]d. mmmm yyyy', '46357', '2026-12-01'],
    ['dd.mm.yyyy hh:mm', '46357.604861111111', '2026-12-01 14:31:00'],
    ['hh:mm', '0.604861111111', '14:31:00'],
  ])('shows a date with the format %s as %s', async (format, value, text) => {
    expect(await textOf(number(value, 1), { formats: [format] })).toBe(text);
  });

  test('shows a date of a workbook that counts from 1904', async () => {
    const options = { formats: ['yyyy-mm-dd'], properties: '<workbookPr date1904="1"/>' };
    expect(await textOf(number('44895', 1), options)).toBe('2026-12-01');
  });

  test.each([
    ['00000', '125', '00125'],
    ['00000', '1234567', '1234567'],
    ['00000\\-0000', '123456789', '12345-6789'],
    ['00\\-000', '1234567', '1234-567'],
    ['&quot;A-&quot;0000', '17', 'A-0017'],
    ['00000', '12.5', '12.5'],
    ['00000', '-5', '-5'],
    ['0', '125', '125'],
    ['#,##0.00', '1250', '1250'],
    ['0.00', '12.5', '12.5'],
    ['0%', '0.5', '0.5'],
  ])('with the format %s and the value %s shows %s', async (format, value, text) => {
    expect(await textOf(number(value, 1), { formats: [format] })).toBe(text);
  });

  test('with an error is blank', async () => {
    const rows = `<row r="1">${number('1')}<c r="B1" t="e"><v>#N/A</v></c><c r="C1"><v>3</v></c></row>`;
    expect((await readAll(workbookOf([{ name: 'Orders', rows }]))).rows).toEqual([
      { line: 1, cells: ['1', '', '3'] },
    ]);
  });
});

describe('rows', () => {
  test('keep their numbers in the sheet, and blank ones are left out', async () => {
    const blank =
      '<row r="3"><c r="A3" s="1"/></row><row r="4"><c r="A4" t="str"><v> </v></c></row>';
    const rows = `${textRow(2, ['Order ID', 'Items'])}${blank}${textRow(7, ['A1', '2'])}`;
    expect(
      (await readAll(workbookOf([{ name: 'Orders', rows }], { formats: ['@'] }))).rows,
    ).toEqual([
      { line: 2, cells: ['Order ID', 'Items'] },
      { line: 7, cells: ['A1', '2'] },
    ]);
  });

  test('end with their last cell that isn’t blank', async () => {
    const stray = '<row r="3"><c r="A3"><v>1</v></c><c r="SF3"><v>2</v></c></row>';
    const rows = textRow(1, ['Order ID', 'Items', ' ', '']) + textRow(2, ['', '2']) + stray;
    const found = await readAll(workbookOf([{ name: 'Orders', rows }]));
    expect(found.rows.slice(0, 2)).toEqual([
      { line: 1, cells: ['Order ID', 'Items'] },
      { line: 2, cells: ['', '2'] },
    ]);
    expect(found.rows[2]!.cells).toHaveLength(500);
  });

  test('of merged cells have the value in the first one', async () => {
    const parts = partsOf([{ name: 'A', rows: textRow(1, ['Orders', '', 'x']) }]);
    const sheet = parts['xl/worksheets/sheet1.xml']!;
    const merged = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>';
    parts['xl/worksheets/sheet1.xml'] = sheet.replace('</worksheet>', merged);
    expect((await readAll(zipOf(parts))).rows).toEqual([{ line: 1, cells: ['Orders', '', 'x'] }]);
  });

  test('can be 50,000 with column names', async () => {
    const rows = Array.from(
      { length: 50_001 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>${index}</v></c></row>`,
    );
    const found = await readAll(workbookOf([{ name: 'Orders', rows: rows.join('') }]));
    expect(found.rows).toHaveLength(50_001);
    expect(found.rows.at(-1)).toEqual({ line: 50_001, cells: ['50000'] });
    rows.push('<row r="60000"><c r="A60000"><v>1</v></c></row>');
    await expect(
      readAll(workbookOf([{ name: 'Orders', rows: rows.join('') }])),
    ).rejects.toMatchObject(
      reason('This sheet has more than 50,000 rows. Save it as CSV, then choose that file.'),
    );
  });

  test('can’t have more than 500 columns', async () => {
    const rows = `${textRow(1, ['a'])}<row r="2"><c r="SF2"><v>1</v></c></row>`;
    expect((await readAll(workbookOf([{ name: 'A', rows }]))).rows[1]!.cells).toHaveLength(500);
    const wide = rows.replace('SF2', 'SG2');
    await expect(readAll(workbookOf([{ name: 'A', rows: wide }]))).rejects.toMatchObject(
      reason(
        'The row on line 2 has more than 500 columns. Remove columns that aren’t about orders.',
      ),
    );
  });
});

describe('of several sheets', () => {
  const two = textRow(1, ['Name']) + textRow(2, ['Ann']);
  const sheets = [
    { name: 'Empty', rows: '' },
    { name: 'Secret', rows: two, state: 'hidden' as const },
    { name: 'Deep', rows: two, state: 'veryHidden' as const },
    { name: 'Title', rows: textRow(1, ['Orders of December']) },
    { name: 'R&amp;D', rows: textRow(5, ['Id']) + textRow(6, ['7']) },
    { name: 'More', rows: two },
  ];

  test('the first visible one with more than one row is read', async () => {
    const found = await readAll(workbookOf(sheets));
    expect(found.sheet).toBe('R&D');
    expect(found.rows).toEqual([
      { line: 5, cells: ['Id'] },
      { line: 6, cells: ['7'] },
    ]);
    expect(found.sheets).toEqual(['Title', 'R&D', 'More', 'Secret', 'Deep']);
  });

  test('any with rows can be chosen', async () => {
    const { sheet, rows } = await readAll(workbookOf(sheets), 'Deep');
    expect([sheet, rows[1]]).toEqual(['Deep', { line: 2, cells: ['Ann'] }]);
    for (const name of ['Empty', 'Absent']) {
      await expect(readAll(workbookOf(sheets), name)).rejects.toMatchObject(
        reason('This sheet isn’t in the workbook, or it has no rows. Choose another sheet.'),
      );
    }
  });

  test('a single row or a hidden sheet is better than nothing', async () => {
    expect((await readAll(workbookOf(sheets.slice(0, 4)))).sheet).toBe('Title');
    expect((await readAll(workbookOf(sheets.slice(0, 3)))).sheet).toBe('Secret');
  });
});

test('workbooks are read one by one, and too many of them are refused for now', async () => {
  const bytes = workbookOf([{ name: 'Orders', rows: textRow(1, ['a']) }]);
  const reads = await Promise.allSettled(Array.from({ length: 10 }, () => readAll(bytes)));
  const refused = reads.flatMap((one) =>
    one.status === 'rejected' ? [one.reason as unknown] : [],
  );
  expect(refused).toMatchObject([{ code: 'busy' }, { code: 'busy' }]);
  expect((await readAll(bytes)).rows).toHaveLength(1);
});

test('a workbook is read once the rows of the one before have ended or were dropped', async () => {
  const rows = Array.from({ length: 600 }, (_, index) => textRow(index + 1, ['a'])).join('');
  const bytes = workbookOf([{ name: 'Orders', rows }]);
  const first = await readWorkbook(bytes, null);
  let isRead = false;
  const second = readAll(bytes).then((found) => {
    isRead = true;
    return found.rows;
  });
  await sleep(1_000);
  const batches = first.batches();
  expect((await batches.next()).value).toHaveLength(500);
  expect(isRead).toBe(false);
  await batches.return(undefined);
  expect(await second).toHaveLength(600);
});

test('a part with the name of a prototype is no part', async () => {
  const parts = partsOf([{ name: 'Orders', rows: textRow(1, ['a']) }]);
  const bytes = zipOf({ ...parts, constructor: strToU8('x') });
  expect((await readAll(bytes)).rows).toEqual([{ line: 1, cells: ['a'] }]);
});
