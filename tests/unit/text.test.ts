import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, lengthOf, lineOfText, asciiDigits } from '@/lib/text';
import { firstComplaint } from '@/tests/support/complaints';

const name = lineOfText('Sender name', 10);

describe('the length of a text', () => {
  test.each([
    ['', 0],
    ['Łucja', 5],
    ['😀😀', 2],
    ['e\u0301', 2],
  ])('%j is %d characters long', (text, length) => expect(lengthOf(text)).toBe(length));
});

describe('a line of text', () => {
  test('loses the white space around it and keeps that within', () => {
    expect(name.parse(' \t\n Ann  Lee \u00A0\u3000')).toBe('Ann  Lee');
  });

  test('is NFC, so that two spellings of one letter are one text', () => {
    expect(name.parse('Lo\u0301dz\u0301')).toBe('L\u00F3d\u017A');
    expect(name.parse('\u212B')).toBe('\u00C5');
  });

  test('keeps every script and emoji, joiners included', () => {
    for (const text of ['李小龙', 'محمد', '👩\u200D👩\u200D👧', "O'Neil", '<b>&amp;']) {
      expect(name.parse(text)).toBe(text);
    }
  });

  test('can have as many characters as it says, counted as people do and after normalisation', () => {
    expect(name.parse('😀'.repeat(10))).toBe('😀'.repeat(10));
    expect(name.parse('e\u0301'.repeat(10))).toBe('é'.repeat(10));
    expect(firstComplaint(name, '😀'.repeat(11))).toBe(
      'Sender name can have at most 10 characters; this has 11.',
    );
  });

  test.each(['', ' ', '\t\r\n', '\u00A0', '\uFEFF', undefined, null])('%j is missing', (value) => {
    expect(firstComplaint(name, value)).toBe('Sender name is missing.');
  });

  test.each([
    ['NUL', '\0'],
    ['tab', '\t'],
    ['line feed', '\n'],
    ['carriage return', '\r'],
    ['escape', '\u001B'],
    ['delete', '\u007F'],
    ['next line', '\u0085'],
    ['line separator', '\u2028'],
    ['paragraph separator', '\u2029'],
    ['left-to-right embedding', '\u202A'],
    ['right-to-left override', '\u202E'],
    ['left-to-right isolate', '\u2066'],
    ['pop directional isolate', '\u2069'],
  ])('with a %s in it is refused', (_, character) => {
    expect(firstComplaint(name, `A${character}B`)).toBe(
      'Sender name contains control or invisible characters. Type it again.',
    );
  });

  test.each(['\uD800', 'A\uDC00B', '\uDE00\uD83D'])(
    'with half of a character is refused: %j',
    (text) => {
      expect(firstComplaint(name, text)).toBe('Sender name contains characters that are not text.');
    },
  );

  test.each([
    [{}],
    [['Ann']],
    [[]],
    [7],
    [true],
    [new File(['Ann'], 'Ann.txt')],
    [Symbol.iterator],
  ])('is not made of other things: %s', (value) =>
    expect(firstComplaint(name, value)).toBe('Sender name is missing.'),
  );

  test('that was accepted once is accepted again, unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        const once = name.safeParse(text);
        fc.pre(once.success);
        expect(name.parse(once.data)).toBe(once.data);
      }),
    );
  });
});

describe('a text that is folded for search', () => {
  test.each([
    ['Łódź', 'lodz'],
    ['Lo\u0301dz\u0301', 'lodz'],
    ['straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['Ørsted Ǿ', 'orsted o'],
    ['İstanbul', 'istanbul'],
    ['Iğdır', 'igdir'],
    ['ﬁnal', 'final'],
    ['Þóra Æbelø', 'thora aebelo'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['οδός', 'οδοσ'],
    ['１２ № Ⅷ', '12 no viii'],
    ['ЁЛКА', 'елка'],
  ])('is without case, accents and typographic forms: %j → %j', (text, folded) =>
    expect(fold(text)).toBe(folded),
  );

  test.each(['हिन्दी', 'ไทยน้ำ', '李小龙', 'محمد', '👩\u200D👩\u200D👧', "o'neil <b>&amp;"])(
    'keeps what other scripts need: %j',
    (text) => expect(fold(text).normalize('NFKC')).toBe(text.normalize('NFKC')),
  );

  test('is folded again to the same', () => {
    // Two marks that an invisible joiner keeps apart in an order that they do not have by themselves.
    expect(fold('\u0591\u034F\u05B0')).toBe('\u05B0\u0591');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  test('is the same in every spelling and case of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const form of ['NFC', 'NFD', 'NFKC', 'NFKD']) {
          expect(fold(text.normalize(form))).toBe(fold(text));
        }
        expect(fold(text.toLowerCase())).toBe(fold(text));
      }),
    );
  });
});

test('digits of every script become ASCII ones, and nothing else changes', () => {
  for (let code = 0; code <= 0x10ffff; code++) {
    const digit = String.fromCodePoint(code);
    if (!/\p{Nd}/u.test(digit)) continue;
    // Unicode has each row from zero to nine, so the digit after this one is one more, or the zero of the next row.
    const next = String.fromCodePoint(code + 1);
    const value = Number(asciiDigits(digit));
    if (/\p{Nd}/u.test(next)) expect(Number(asciiDigits(next))).toBe((value + 1) % 10);
    else expect(value).toBe(9);
  }
  expect(asciiDigits('٣ items, ３½ and 𝟡²')).toBe('3 items, 3½ and 9²');
});
