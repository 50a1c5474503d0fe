import { setTimeout as sleep } from 'node:timers/promises';
import { strToU8 } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { readWorkbook } from '@/lib/imports/workbook/workbook';
import { partsOf, textRow, workbookOf, zipOf } from '@/tests/support/workbook';

async function read(bytes: Uint8Array, sheet: string | null = null) {
  const found = await readWorkbook(bytes, sheet);
  const rows = [];
  for await (const batch of found.batches()) rows.push(...batch);
  return { sheet: found.sheet, sheets: found.sheets, rows };
}

const reason = (text: string) => ({ code: 'unreadable-file', details: { reason: text } });

/** The text of one cell A1. */
async function textOf(cell: string, options: Parameters<typeof partsOf>[1] = {}) {
  const bytes = workbookOf([{ name: 'Orders', rows: `<row r="1">${cell}</row>` }], options);
  const { rows } = await read(bytes);
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
    expect((await read(workbookOf([{ name: 'Orders', rows }]))).rows).toEqual([
      { line: 1, cells: ['1', '', '3'] },
    ]);
  });
});

describe('rows', () => {
  test('keep their numbers in the sheet, and blank ones are left out', async () => {
    const blank =
      '<row r="3"><c r="A3" s="1"/></row><row r="4"><c r="A4" t="str"><v> </v></c></row>';
    const rows = `${textRow(2, ['Order ID', 'Items'])}${blank}${textRow(7, ['A1', '2'])}`;
    expect((await read(workbookOf([{ name: 'Orders', rows }], { formats: ['@'] }))).rows).toEqual([
      { line: 2, cells: ['Order ID', 'Items'] },
      { line: 7, cells: ['A1', '2'] },
    ]);
  });

  test('end with their last cell that isn’t blank', async () => {
    const stray = '<row r="3"><c r="A3"><v>1</v></c><c r="SF3"><v>2</v></c></row>';
    const rows = textRow(1, ['Order ID', 'Items', ' ', '']) + textRow(2, ['', '2']) + stray;
    const found = await read(workbookOf([{ name: 'Orders', rows }]));
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
    expect((await read(zipOf(parts))).rows).toEqual([{ line: 1, cells: ['Orders', '', 'x'] }]);
  });

  test('can be 50,000 with column names', async () => {
    const rows = Array.from(
      { length: 50_001 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>${index}</v></c></row>`,
    );
    const found = await read(workbookOf([{ name: 'Orders', rows: rows.join('') }]));
    expect(found.rows).toHaveLength(50_001);
    expect(found.rows.at(-1)).toEqual({ line: 50_001, cells: ['50000'] });
    rows.push('<row r="60000"><c r="A60000"><v>1</v></c></row>');
    await expect(read(workbookOf([{ name: 'Orders', rows: rows.join('') }]))).rejects.toMatchObject(
      reason('This sheet has more than 50,000 rows. Save it as CSV, then choose that file.'),
    );
  });

  test('can’t have more than 500 columns', async () => {
    const rows = `${textRow(1, ['a'])}<row r="2"><c r="SF2"><v>1</v></c></row>`;
    expect((await read(workbookOf([{ name: 'A', rows }]))).rows[1]!.cells).toHaveLength(500);
    const wide = rows.replace('SF2', 'SG2');
    await expect(read(workbookOf([{ name: 'A', rows: wide }]))).rejects.toMatchObject(
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
    const found = await read(workbookOf(sheets));
    expect(found.sheet).toBe('R&D');
    expect(found.rows).toEqual([
      { line: 5, cells: ['Id'] },
      { line: 6, cells: ['7'] },
    ]);
    expect(found.sheets).toEqual(['Title', 'R&D', 'More', 'Secret', 'Deep']);
  });

  test('any with rows can be chosen', async () => {
    const { sheet, rows } = await read(workbookOf(sheets), 'Deep');
    expect([sheet, rows[1]]).toEqual(['Deep', { line: 2, cells: ['Ann'] }]);
    for (const name of ['Empty', 'Absent']) {
      await expect(read(workbookOf(sheets), name)).rejects.toMatchObject(
        reason('This sheet isn’t in the workbook, or it has no rows. Choose another sheet.'),
      );
    }
  });

  test('a single row or a hidden sheet is better than nothing', async () => {
    expect((await read(workbookOf(sheets.slice(0, 4)))).sheet).toBe('Title');
    expect((await read(workbookOf(sheets.slice(0, 3)))).sheet).toBe('Secret');
  });
});

describe('a file is refused that', () => {
  const orders = partsOf([{ name: 'Orders', rows: textRow(1, ['a']) + textRow(2, ['b']) }]);
  const damaged =
    'This Excel workbook can’t be read. Open it in a spreadsheet and save it again, or save it as CSV, then choose that file.';
  const large =
    'This Excel workbook is too large to read. Save the sheet with the orders as CSV, then choose that file.';
  const other = (...names: string[]) => zipOf(Object.fromEntries(names.map((name) => [name, 'x'])));

  test.each([
    ['is a binary workbook', other('xl/workbook.bin'), 'This is a binary Excel workbook (.xlsb).'],
    ['is an OpenDocument table', other('mimetype', 'content.xml'), 'This is an OpenDocument file.'],
    ['is a table of Numbers', other('Index/Document.iwa'), 'This is an Apple document.'],
    ['is a text', other('[Content_Types].xml', 'word/document.xml'), 'This is a Word document'],
    ['is a presentation', other('ppt/presentation.xml'), 'This is a presentation'],
    ['is any other archive', other('orders.csv'), 'This file is compressed but isn’t an Excel'],
    [
      'is an archive without files',
      zipOf({}),
      'This file is compressed but isn’t an Excel workbook.',
    ],
    ['has no rows', workbookOf([{ name: 'A', rows: '' }]), 'This Excel workbook has no rows.'],
    ['has only spaces', workbookOf([{ name: 'A', rows: textRow(1, [' ']) }]), 'has no rows.'],
    ['ends too early', zipOf(orders).subarray(0, 700), damaged],
    ['has no list of sheets', zipOf({ 'xl/workbook.xml': '' }), damaged],
    ['has invalid XML', zipOf({ ...orders, 'xl/worksheets/sheet1.xml': '<a><b></a>' }), damaged],
    [
      'lacks a text',
      workbookOf([{ name: 'A', rows: '<row r="1"><c r="A1" t="s"><v>9</v></c></row>' }]),
      damaged,
    ],
  ])('%s', async (_, bytes, text) => {
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'unreadable-file',
      details: { reason: expect.stringContaining(text) as string },
    });
  });

  const sheet = 'xl/worksheets/sheet1.xml';

  test('is a bomb', async () => {
    const bomb = zipOf({ ...orders, [sheet]: new Uint8Array(200_000_000) });
    expect(bomb.length).toBeLessThan(5_000_000);
    await expect(read(bomb)).rejects.toMatchObject(reason(large));
  });

  test('is a bomb of several sheets', async () => {
    const names = ['A', 'B', 'C'];
    const parts = partsOf(names.map((name) => ({ name, rows: ' '.repeat(60_000_000) })));
    await expect(read(zipOf(parts))).rejects.toMatchObject(reason(large));
  });

  test('declares a bomb as small', async () => {
    const bomb = zipOf({ ...orders, [sheet]: `${orders[sheet]}${' '.repeat(100_000_000)}` });
    const at = bomb.lastIndexOf(sheet) - 46;
    expect(bomb.readUInt32LE(at)).toBe(0x02014b50);
    bomb.writeUInt32LE(40, at + 24);
    await expect(read(bomb)).rejects.toMatchObject(reason(damaged));
  });

  test('has two parts of one name', async () => {
    const twice = zipOf({ ...orders, 'xl/worksheets/sheet2.xml': orders[sheet]! });
    for (let at = 0; (at = twice.indexOf('sheet2', at)) !== -1;) twice.write('sheet1', at);
    await expect(read(twice)).rejects.toMatchObject(reason(damaged));
  });

  test.each([
    { what: 'compressed', level: 6, size: 20_000_000, declared: null },
    { what: 'not compressed', level: 0, size: 4_000_000, declared: 0 },
  ] as const)('has parts that share the same bytes, $what', async ({ level, size, declared }) => {
    const names = Array.from({ length: 40 }, (_, index) => `xl/worksheets/sheet${index + 1}.xml`);
    const parts = partsOf(names.map((name) => ({ name, rows: '' })));
    const bomb = zipOf({ ...parts, [sheet]: `${parts[sheet]}${' '.repeat(size)}` }, { level });
    let first: [size: number, unpacked: number, start: number] | undefined;
    for (const name of names) {
      const at = bomb.lastIndexOf(name) - 46;
      first ??= [
        bomb.readUInt32LE(at + 20),
        declared ?? bomb.readUInt32LE(at + 24),
        bomb.readUInt32LE(at + 42),
      ];
      bomb.writeUInt32LE(first[0], at + 20);
      bomb.writeUInt32LE(first[1], at + 24);
      bomb.writeUInt32LE(first[2], at + 42);
    }
    await expect(read(bomb)).rejects.toMatchObject(reason(large));
  });

  test('has a hundred thousand parts', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, index) => [`${index}`, '']),
    );
    await expect(read(zipOf({ ...orders, ...many }))).rejects.toMatchObject(reason(large));
  });

  test('needs too much memory', async () => {
    // The euro sign makes it a text of two bytes per character.
    const text = `${orders[sheet]}${' '.repeat(140_000_000)}<!--€-->`;
    await expect(read(zipOf({ ...orders, [sheet]: text }))).rejects.toMatchObject(reason(large));
    // The next one is read.
    expect((await read(zipOf(orders))).rows).toHaveLength(2);
  });

  test('repeats a long text in many rows', async () => {
    const rows = Array.from(
      { length: 5_000 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>0</v></c></row>`,
    );
    const strings = [`<t>${'x'.repeat(30_000)}</t>`];
    const bytes = workbookOf([{ name: 'A', rows: rows.join('') }], { strings });
    expect(bytes.length).toBeLessThan(50_000);
    await expect(read(bytes)).rejects.toMatchObject(reason(large));
  });

  test('has a row of more than 200,000 characters', async () => {
    const long = textRow(2, ['x'.repeat(150_000), 'y'.repeat(60_000)]);
    const rows = textRow(1, ['a', 'b']) + long;
    await expect(read(workbookOf([{ name: 'A', rows }]))).rejects.toMatchObject(
      reason(
        'The row that starts on line 2 has more than 200,000 characters. Each order needs a line of its own.',
      ),
    );
  });

  test('has cells without addresses', async () => {
    const rows = '<row><c><v>1</v></c></row><row><c><v>2</v></c></row>';
    await expect(read(workbookOf([{ name: 'A', rows }]))).rejects.toMatchObject(reason(damaged));
  });

  test.each(['true', 'false'])('ends its process without an answer, like %s', async (program) => {
    const { execPath } = process;
    process.execPath = `/bin/${program}`;
    try {
      await expect(read(zipOf(orders))).rejects.toMatchObject(reason(damaged));
    } finally {
      process.execPath = execPath;
    }
    const isException = program === 'false';
    expect(console.error).toHaveBeenCalledTimes(Number(isException));
    vi.mocked(console.error).mockClear();
    expect((await read(zipOf(orders))).rows).toHaveLength(2);
  });

  test('takes too long', async () => {
    const limit = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(limit.signal);
    const reading = read(
      zipOf({ ...orders, [sheet]: `${orders[sheet]}${'<a/>'.repeat(5_000_000)}` }),
    );
    setTimeout(() => limit.abort(), 100);
    await expect(reading).rejects.toMatchObject(reason(large));
    timeout.mockRestore();
    expect((await read(zipOf(orders))).rows).toHaveLength(2);
  });

  test('has a cell in the last row and column', async () => {
    const rows = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    await expect(read(workbookOf([{ name: 'A', rows }]))).rejects.toMatchObject({
      code: 'unreadable-file',
    });
  });

  test('declares entities that expand to gigabytes', async () => {
    const lines = ['<!DOCTYPE lolz [<!ENTITY l0 "lol">'];
    for (let level = 1; level < 12; level += 1) {
      lines.push(`<!ENTITY l${level} "${`&l${level - 1};`.repeat(10)}">`);
    }
    const text = `${lines.join('')}]>${orders[sheet]!.replace('>b<', '>&l11;<')}`;
    const outcome = await read(zipOf({ ...orders, [sheet]: text })).then(
      ({ rows }) => rows[1]!.cells[0],
      (thrown: { code: string }) => thrown.code,
    );
    expect(['&l11;', 'unreadable-file']).toContain(outcome);
  });

  test('has an archive in an archive', async () => {
    const nested = zipOf({ 'inner.zip': zipOf(orders), 'xl/inner.xlsx': zipOf(orders) });
    await expect(read(nested)).rejects.toMatchObject(
      reason(
        'This file is compressed but isn’t an Excel workbook. Unpack it, then choose the file inside.',
      ),
    );
  });
});

test('workbooks are read one by one, and too many of them are refused for now', async () => {
  const bytes = workbookOf([{ name: 'Orders', rows: textRow(1, ['a']) }]);
  const reads = await Promise.allSettled(Array.from({ length: 10 }, () => read(bytes)));
  const refused = reads.flatMap((one) =>
    one.status === 'rejected' ? [one.reason as unknown] : [],
  );
  expect(refused).toMatchObject([{ code: 'busy' }, { code: 'busy' }]);
  expect((await read(bytes)).rows).toHaveLength(1);
});

test('a workbook is read once the rows of the one before have ended or were dropped', async () => {
  const rows = Array.from({ length: 600 }, (_, index) => textRow(index + 1, ['a'])).join('');
  const bytes = workbookOf([{ name: 'Orders', rows }]);
  const first = await readWorkbook(bytes, null);
  let isRead = false;
  const second = read(bytes).then((found) => {
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
  expect((await read(bytes)).rows).toEqual([{ line: 1, cells: ['a'] }]);
});
