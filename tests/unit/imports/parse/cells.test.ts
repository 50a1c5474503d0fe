import { describe, expect, test } from 'vitest';
import { isBlankCell, plainCell, statusKey } from '@/lib/imports/parse/blank-cells';

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

describe('a formula that only holds a text', () => {
  test.each([
    ['="00125"', '00125'],
    [' ="00125" ', '00125'],
    ['="=1"', '=1'],
    ['="5"" pipe"', '5" pipe'],
    ['=""', ''],
    ['="one\ntwo"', 'one\ntwo'],
  ])('is that text: %j', (cell, text) => {
    expect(plainCell(cell)).toBe(text);
  });

  test('is blank if its text is', () => {
    expect(isBlankCell('=""')).toBe(true);
    expect(isBlankCell('="NULL"')).toBe(true);
    expect(isBlankCell('="00125"')).toBe(false);
  });

  test.each(['=1+1', '="a"&"b"', '="a', '\'="a"', '= "a"', 'x="a"', '="a"b"'])(
    'is not %j, which stays as it is',
    (cell) => expect(plainCell(cell)).toBe(cell),
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
