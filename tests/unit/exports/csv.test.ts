import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine, guard, unguard } from '@/lib/exports/csv';
import { parseCsv } from '@/tests/support/csv';

/** Characters that start a formula in some program or locale. */
const FORMULAS = [...'=+-@\t\r\n\u2212\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20'];

/** Any text, with many characters that are special in spreadsheets and CSV. */
const text = fc
  .tuple(
    fc.constantFrom('', ...FORMULAS, "'", "''", '"', ',', ';', '\uFEFF'),
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('=1+1', "'=1", 'a"b', '\r\n')),
  )
  .map((parts) => parts.join(''));

describe('a CSV file', () => {
  test('preserves every text', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text, text)), (rows) => {
        const file = rows.map(csvLine).join('');
        expect(parseCsv(file).map((cells) => cells.map(unguard))).toEqual(rows);
      }),
    );
  });

  test('has no cell that a spreadsheet would run as a formula', () => {
    fc.assert(
      fc.property(fc.tuple(text, text), (row) => {
        const [cells] = parseCsv(csvLine(row));
        for (const cell of cells!) expect(FORMULAS).not.toContain(cell[0]);
      }),
    );
  });

  test('quotes only what needs it', () => {
    expect(csvLine(['10248', 'Wolski, Zajazd', 'a "b"', ' c ', 18, null])).toBe(
      '10248,"Wolski, Zajazd","a ""b""", c ,18,\r\n',
    );
  });

  test('quotes what some program would split', () => {
    expect(csvLine(['a;b', 'a\tb', 'a b'])).toBe('"a;b","a\tb",a b\r\n');
  });

  test('keeps negative numbers as numbers', () => {
    expect(csvLine([-5, '-5'])).toBe("-5,'-5\r\n");
  });
});

describe('the guard against formulas', () => {
  test.each([
    ['=HYPERLINK("http://evil.test")', `'=HYPERLINK("http://evil.test")`],
    ['+48 22 555', "'+48 22 555"],
    ['-', "'-"],
    ['@home', "'@home"],
    ['＝1', "'＝1"],
    ['﹢1', "'﹢1"],
    ['−5', "'−5"],
    ["'s-Hertogenbosch", "''s-Hertogenbosch"],
    ['a=b', 'a=b'],
    ['', ''],
  ])('makes %s into %s, and back', (plain, guarded) => {
    expect(guard(plain)).toBe(guarded);
    expect(unguard(guarded)).toBe(plain);
  });

  test('removes only what it added', () => {
    expect(unguard("'tHart")).toBe("'tHart");
  });
});
