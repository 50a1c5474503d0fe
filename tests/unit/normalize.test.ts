import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineOfText } from '@/lib/forms/fields';
import { fold, normalized, plainSpaces } from '@/lib/normalize';
import { firstMessage } from '@/tests/support/validation-message';

const name = lineOfText('Sender name', 10);

/** Characters that only matter beside others. */
const joined = fc
  .array(
    fc.constantFrom(
      ...['a', '1', '⃣', '☠', '👩', '🏽', '🏴', '葛', 'ی', '्', '\u0301', ' ', '\u034F', '\u3164'],
      ...[
        '\uFE0F',
        '\uFE00',
        '\u200D',
        '\u200C',
        '\u180B',
        'ᠠ',
        '\u{E0100}',
        '\u{E0067}',
        '\u{E007F}',
      ],
    ),
    { maxLength: 12 },
  )
  .map((characters) => characters.join(''));

test('a letter has at most 30 combining marks, in canonical order', () => {
  const marks = '\u0315'.repeat(20) + '\u0300'.repeat(500_000);
  const ordered = 'a' + '\u0300'.repeat(10) + '\u0315'.repeat(20);
  expect(normalized(`a${marks}`, 'NFKD')).toBe(ordered);
  expect(fold(`Á${marks}b`)).toBe('ab');
});

test('spaces of any width become plain ones, and nothing else does', () => {
  expect(plainSpaces('A\u00A0B\u2009C\u202FD\u3000E F')).toBe('A B C D E F');
  expect(plainSpaces('a\tb\nc\u200Bd')).toBe('a\tb\nc\u200Bd');
});

describe('a line of text', () => {
  test('loses surrounding white space and keeps the rest', () => {
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

  test('is limited in characters, counted after normalization', () => {
    expect(name.parse('😀'.repeat(10))).toBe('😀'.repeat(10));
    expect(name.parse('e\u0301'.repeat(10))).toBe('é'.repeat(10));
    expect(firstMessage(name, '😀'.repeat(11))).toBe(
      'Sender name can have at most 10 characters; this has 11.',
    );
  });

  test.each(['', ' ', '\t\r\n', '\u00A0', '\uFEFF', undefined, null])('%j is missing', (value) => {
    expect(firstMessage(name, value)).toBe('Sender name is missing.');
  });

  test.each([
    ['NUL', '\0'],
    ['escape', '\u001B'],
    ['delete', '\u007F'],
  ])('with a %s in it is refused', (_, character) => {
    expect(firstMessage(name, `A${character}B`)).toBe(
      'Sender name contains control characters. Type it again.',
    );
  });

  test.each(['\t', '\n', '\r\n', '\u0085', '\u2028', '\u2029'])(
    'has a space in place of a break: %j',
    (character) => {
      expect(name.parse(`A${character}B`)).toBe('A B');
    },
  );

  test.each([
    ...['\u202A', '\u202E', '\u2066', '\u2069', '\u200E', '\u200F', '\u061C'],
    ...['\u00AD', '\u200B', '\u2060', '\uFEFF', '\u034F', '\u180E', '\uFFF9'],
    ...['\uFE0F', '\uFE00', '\u200C', '\u200D', '\u3164', '\uFFA0', '\u115F'],
    ...['\u{E0041}', '\u{E0101}', '\u{E007F}', '\u200D\u200D', '\uFE0F\u200D\uFE0F'],
  ])('loses invisible characters, so that A%j1 is A1', (invisible) => {
    for (const text of [`A${invisible}1`, `${invisible}A1`, `A1${invisible}`]) {
      expect(name.parse(text)).toBe('A1');
    }
    expect(firstMessage(name, ` ${invisible} `)).toBe('Sender name is missing.');
  });

  test('of blank Braille patterns is missing', () => {
    expect(firstMessage(name, '\u2800 \u2800')).toBe('Sender name is missing.');
    expect(name.parse('\u2801\u2800\u2803')).toBe('\u2801\u2800\u2803');
  });

  test.each([
    ['a flag within a country', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['a pirate flag', '🏴\u200D☠\uFE0F'],
    ['a rainbow flag', '🏳\uFE0F\u200D🌈'],
    ['a heart on fire', '❤\uFE0F\u200D🔥'],
    ['an astronaut', '👩🏽\u200D🚀'],
    ['a keycap', '1\uFE0F\u20E3'],
    ['a heart as text', '❤\uFE0E'],
    ['Persian', 'می\u200Cخواهم'],
    ['Sinhala', 'ශ්\u200Dරී'],
    ['Devanagari', 'क्\u200Dष'],
    ['a variant of a Han character', '葛\u{E0100}'],
    ['Mongolian', 'ᠠ\u180Bᠠ'],
    ['an Arabic number sign', '\u0600١'],
  ])('keeps %s', (_, text) => {
    expect(name.parse(text)).toBe(text);
  });

  test.each(['\uD800', 'A\uDC00B', '\uDE00\uD83D'])(
    'with half a surrogate pair is refused: %j',
    (text) => {
      expect(firstMessage(name, text)).toBe(
        'Sender name contains invalid characters. Type it again.',
      );
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
  ])('is not made from other types: %s', (value) =>
    expect(firstMessage(name, value)).toBe('Sender name is missing.'),
  );

  test('that was accepted is accepted again, unchanged', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), joined), (text) => {
        const once = name.safeParse(text);
        fc.pre(once.success);
        expect(name.parse(once.data)).toBe(once.data);
      }),
    );
  });
});

describe('a text folded for search', () => {
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
    'keeps what scripts need: %j',
    (text) => expect(fold(text).normalize('NFKC')).toBe(text.normalize('NFKC')),
  );

  test('is folded idempotently', () => {
    // Two marks that an invisible joiner keeps in a non-canonical order.
    expect(fold('\u0591\u034F\u05B0')).toBe('\u05B0\u0591');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  test('is the same for every spelling and case', () => {
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
