import { describe, expect, test } from 'vitest';
import { isBlankCell, statusKey } from '@/lib/imports/parse/blank-cells';

describe('a blank cell', () => {
  test.each(['', '  ', '\t', '\u00A0', 'NULL', 'null', '(null)', 'NaN', 'nan', 'N/A', 'n/a', 'NA'])(
    'may be %j',
    (cell) => expect(isBlankCell(cell)).toBe(true),
  );

  test.each(['None', ' none ', '#N/A', '#REF!', '#DIV/0!', 'NaT', '<NA>', 'undefined'])(
    'may also be %j',
    (cell) => expect(isBlankCell(cell)).toBe(true),
  );

  test.each(['0', '-', 'Na', 'Nan Smith', 'Nullsten', 'none of these', 'A', '\u0001'])(
    'is not %j',
    (cell) => expect(isBlankCell(cell)).toBe(false),
  );
});

describe('the key of a status', () => {
  test('has no case, no accents, and no white space around', () => {
    expect(statusKey(' Zugestellt ')).toBe('zugestellt');
    expect(statusKey('LIVRÉ')).toBe('livre');
    expect(statusKey('\u00A0Доставлено')).toBe('доставлено');
  });

  test('is its own key', () => {
    for (const value of [' Łódź ', 'ΤΈΛΟΣ', 'Straße']) {
      expect(statusKey(statusKey(value))).toBe(statusKey(value));
    }
  });
});
