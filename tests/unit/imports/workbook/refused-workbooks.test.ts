import { describe, expect, test, vi } from 'vitest';
import { partsOf, textRow, workbookOf, zipOf } from '@/tests/support/workbook';
import { readAll } from './read-all';

const reason = (text: string) => ({ code: 'unreadable-file', details: { reason: text } });

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
    await expect(readAll(bytes)).rejects.toMatchObject({
      code: 'unreadable-file',
      details: { reason: expect.stringContaining(text) as string },
    });
  });

  const sheet = 'xl/worksheets/sheet1.xml';

  test('is a bomb', async () => {
    const bomb = zipOf({ ...orders, [sheet]: new Uint8Array(200_000_000) });
    expect(bomb.length).toBeLessThan(5_000_000);
    await expect(readAll(bomb)).rejects.toMatchObject(reason(large));
  });

  test('is a bomb of several sheets', async () => {
    const names = ['A', 'B', 'C'];
    const parts = partsOf(names.map((name) => ({ name, rows: ' '.repeat(60_000_000) })));
    await expect(readAll(zipOf(parts))).rejects.toMatchObject(reason(large));
  });

  test('declares a bomb as small', async () => {
    const bomb = zipOf({ ...orders, [sheet]: `${orders[sheet]}${' '.repeat(100_000_000)}` });
    const at = bomb.lastIndexOf(sheet) - 46;
    expect(bomb.readUInt32LE(at)).toBe(0x02014b50);
    bomb.writeUInt32LE(40, at + 24);
    await expect(readAll(bomb)).rejects.toMatchObject(reason(damaged));
  });

  test('has two parts of one name', async () => {
    const twice = zipOf({ ...orders, 'xl/worksheets/sheet2.xml': orders[sheet]! });
    for (let at = 0; (at = twice.indexOf('sheet2', at)) !== -1;) twice.write('sheet1', at);
    await expect(readAll(twice)).rejects.toMatchObject(reason(damaged));
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
    await expect(readAll(bomb)).rejects.toMatchObject(reason(large));
  });

  test('has a hundred thousand parts', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, index) => [`${index}`, '']),
    );
    await expect(readAll(zipOf({ ...orders, ...many }))).rejects.toMatchObject(reason(large));
  });

  test('needs too much memory', async () => {
    // The euro sign makes it a text of two bytes per character.
    const text = `${orders[sheet]}${' '.repeat(140_000_000)}<!--€-->`;
    await expect(readAll(zipOf({ ...orders, [sheet]: text }))).rejects.toMatchObject(reason(large));
    // The next one is read.
    expect((await readAll(zipOf(orders))).rows).toHaveLength(2);
  });

  test('repeats a long text in many rows', async () => {
    const rows = Array.from(
      { length: 5_000 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="s"><v>0</v></c></row>`,
    );
    const strings = [`<t>${'x'.repeat(30_000)}</t>`];
    const bytes = workbookOf([{ name: 'A', rows: rows.join('') }], { strings });
    expect(bytes.length).toBeLessThan(50_000);
    await expect(readAll(bytes)).rejects.toMatchObject(reason(large));
  });

  test('has a row of more than 200,000 characters', async () => {
    const long = textRow(2, ['x'.repeat(150_000), 'y'.repeat(60_000)]);
    const rows = textRow(1, ['a', 'b']) + long;
    await expect(readAll(workbookOf([{ name: 'A', rows }]))).rejects.toMatchObject(
      reason(
        'The row that starts on line 2 has more than 200,000 characters. Each order needs a line of its own.',
      ),
    );
  });

  test('has cells without addresses', async () => {
    const rows = '<row><c><v>1</v></c></row><row><c><v>2</v></c></row>';
    await expect(readAll(workbookOf([{ name: 'A', rows }]))).rejects.toMatchObject(reason(damaged));
  });

  test.each(['true', 'false'])('ends its process without an answer, like %s', async (program) => {
    const { execPath } = process;
    process.execPath = `/bin/${program}`;
    try {
      await expect(readAll(zipOf(orders))).rejects.toMatchObject(reason(damaged));
    } finally {
      process.execPath = execPath;
    }
    const isException = program === 'false';
    expect(console.error).toHaveBeenCalledTimes(Number(isException));
    vi.mocked(console.error).mockClear();
    expect((await readAll(zipOf(orders))).rows).toHaveLength(2);
  });

  test('takes too long', async () => {
    const limit = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(limit.signal);
    const reading = readAll(
      zipOf({ ...orders, [sheet]: `${orders[sheet]}${'<a/>'.repeat(5_000_000)}` }),
    );
    setTimeout(() => limit.abort(), 100);
    await expect(reading).rejects.toMatchObject(reason(large));
    timeout.mockRestore();
    expect((await readAll(zipOf(orders))).rows).toHaveLength(2);
  });

  test('has a cell in the last row and column', async () => {
    const rows = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    await expect(readAll(workbookOf([{ name: 'A', rows }]))).rejects.toMatchObject({
      code: 'unreadable-file',
    });
  });

  test('declares entities that expand to gigabytes', async () => {
    const lines = ['<!DOCTYPE lolz [<!ENTITY l0 "lol">'];
    for (let level = 1; level < 12; level += 1) {
      lines.push(`<!ENTITY l${level} "${`&l${level - 1};`.repeat(10)}">`);
    }
    const text = `${lines.join('')}]>${orders[sheet]!.replace('>b<', '>&l11;<')}`;
    const outcome = await readAll(zipOf({ ...orders, [sheet]: text })).then(
      ({ rows }) => rows[1]!.cells[0],
      (thrown: { code: string }) => thrown.code,
    );
    expect(['&l11;', 'unreadable-file']).toContain(outcome);
  });

  test('has an archive in an archive', async () => {
    const nested = zipOf({ 'inner.zip': zipOf(orders), 'xl/inner.xlsx': zipOf(orders) });
    await expect(readAll(nested)).rejects.toMatchObject(
      reason(
        'This file is compressed but isn’t an Excel workbook. Unpack it, then choose the file inside.',
      ),
    );
  });
});
