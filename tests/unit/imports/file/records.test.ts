import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS } from '@/lib/imports/file/limits';
import { newRecords, type Row } from '@/lib/imports/file/records';
import { Refusal, type AnyRefusal } from '@/lib/errors';
import { refusalSentence } from '@/lib/messages';

async function rowsOf(...texts: string[]): Promise<Row[]> {
  const records = newRecords(',');
  const rows: Row[] = [];
  for (const text of texts) rows.push(...(await records.add(text)));
  return [...rows, ...(await records.end())];
}

async function reasonOf(...texts: string[]): Promise<string> {
  const thrown = await rowsOf(...texts).catch((caught: unknown) => caught);
  expect(thrown).toBeInstanceOf(Refusal);
  return refusalSentence(thrown as AnyRefusal);
}

function pieces(text: string, size: number): string[] {
  return text.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? [];
}

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('rows', () => {
  test('keep their width', async () => {
    expect(await rowsOf('a,b,c\n1\n2,3,4,5\n,,6\n')).toEqual([
      { line: 1, cells: ['a', 'b', 'c'] },
      { line: 2, cells: ['1'] },
      { line: 3, cells: ['2', '3', '4', '5'] },
      { line: 4, cells: ['', '', '6'] },
    ]);
  });

  test('are left out if they are blank, but count as lines', async () => {
    expect(await rowsOf('\n\na,b\n , \n,\n""\n1,2\n\n')).toEqual([
      { line: 3, cells: ['a', 'b'] },
      { line: 7, cells: ['1', '2'] },
    ]);
  });

  test('have the line where they start, whatever line ends are before them', async () => {
    const text = 'a\r\n"b\r\nb","\r\r","\n\n"\rc\nd\r\re\r\nf';
    expect(await rowsOf(text)).toEqual([
      { line: 1, cells: ['a'] },
      { line: 2, cells: ['b\r\nb', '\r\r', '\n\n'] },
      { line: 8, cells: ['c'] },
      { line: 9, cells: ['d'] },
      { line: 11, cells: ['e'] },
      { line: 12, cells: ['f'] },
    ]);
  });

  test('keep a stray quote', async () => {
    expect(await rowsOf('a,5" pipe,b\n"c" d,e\n')).toEqual([
      { line: 1, cells: ['a', '5" pipe', 'b'] },
      { line: 2, cells: ['"c" d', 'e'] },
    ]);
  });

  test('do not include Excel’s separator line', async () => {
    expect(await rowsOf('sep=,\r\na,b\r\n')).toEqual([{ line: 2, cells: ['a', 'b'] }]);
    expect(await rowsOf('a,b\nsep=,\n')).toHaveLength(2);
  });

  test('come back as they were written, whatever line ends there are and wherever texts are cut', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.stringMatching(/^[ab",\r\n ]{0,6}$/),
    );
    const row = fc.tuple(
      fc.array(cell, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('\n', '\r\n', '\r'),
    );
    const file = fc.array(row, { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
        let text = '';
        const expected: Row[] = [];
        for (const [cells, lineEnd] of rows) {
          const line = text.split(/\r\n|\n|\r/).length;
          if (cells.some((written) => written.trim() !== '')) expected.push({ line, cells });
          text += cells.map(quote).join(',') + lineEnd;
        }
        expect(await rowsOf(...pieces(text, size))).toEqual(expected);
      }),
    );
  });
});

describe('the limits refuse', () => {
  test('an unclosed quote, with its line', async () => {
    const reason =
      'The row that starts on line 3 has a quotation mark that isn’t closed. Close or remove it.';
    expect(await reasonOf('a,b\n1,2\n3,"4\n5,6\n')).toBe(reason);
  });

  test('a row with too many characters, before more of it is read', async () => {
    const records = newRecords(',');
    await records.add('a,b\n1,2\n3,"4');
    const text = 'x,\n'.repeat(20_000);
    let taken = 0;
    const taking = (async () => {
      for (; taken < 100; taken += 1) await records.add(text);
    })();
    await expect(taking).rejects.toMatchObject({
      details: {
        reason:
          'The row that starts on line 3 has more than 200,000 characters. Check it for a quotation mark that isn’t closed.',
      },
    });
    expect(taken).toBeLessThan(10);
  });

  test('an endless row of separators', async () => {
    const texts = Array.from({ length: 10 }, () => ','.repeat(60_000));
    expect(await reasonOf(...texts)).toContain('The row that starts on line 1 has more than');
  });

  test('a row with one character or cell too many', async () => {
    const long = 'x'.repeat(MOST_CHARACTERS - 1);
    expect(await rowsOf(...pieces(`${long},y\n`, 50_000))).toHaveLength(1);
    expect(await reasonOf(...pieces(`\n${long},yz\n`, 50_000))).toContain('starts on line 2');

    const wide = 'x,'.repeat(MOST_COLUMNS - 1);
    expect(await rowsOf(`${wide}x\n`)).toHaveLength(1);
    expect(await reasonOf(`a\n${wide}x,\n`)).toBe(
      'The row on line 2 has more than 500 columns. Remove columns that aren’t about orders.',
    );
  });

  test('no blank row, however wide', async () => {
    expect(await rowsOf(`a\n${','.repeat(1_000)}\n`)).toHaveLength(1);
  });

  test('one row more than a million and the header', async () => {
    const records = newRecords(',');
    const text = 'x\n'.repeat(30_000);
    let rows = 0;
    const taking = (async () => {
      while (rows <= MOST_ROWS) rows += (await records.add(text)).length;
    })();
    await expect(taking).rejects.toMatchObject({
      details: {
        reason: 'This file has more than 1,000,001 rows. Split it, then import the parts.',
      },
    });
    expect(rows).toBeGreaterThan(900_000);
  });
});
