import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bytesOf,
  CELL_ENCODINGS,
  isReadable,
  possibleEncodings,
  readCell,
  type CellEncoding,
} from '@/lib/imports/file/cell-encoding';
import { decodeWindows1252 } from '@/lib/imports/file/encoding';

/** The bytes of a file, in hex, and what they say. */
const BYTES: [CellEncoding, string, string][] = [
  ['windows-1252', '4BF66C6E2080', 'Köln €'],
  ['windows-1250', 'A3F3649F208CEAB9', 'Łódź Śęą'],
  ['iso-8859-2', 'A3F364BC20A6EAB1', 'Łódź Śęą'],
  ['windows-1251', 'CCEEF1EAE2E020B9BFB8', 'Москва №їё'],
  ['windows-1253', 'C1E8DEEDE120A2F3F2', 'Αθήνα Άσς'],
  ['windows-1254', 'DD7374616E62756C20FDF0FE', 'İstanbul ığş'],
  ['macintosh', '4D9F6C6C6572208A9AA78EDB', 'Müller äößé€'],
  ['shift_jis', '8E5293638B83835C967B20B1', '山田泣ソ本 ｱ'],
  ['euc-jp', 'BBB3C5C4A5BDCBDC', '山田ソ本'],
  ['big5', 'A4FDA470A9FAAD5C', '王小明苒'],
  ['gb18030', 'CDF5D0A1C3F7815C81308130', '王小明乗\u0080'],
  ['euc-kr', 'B1E8C3B6BCF6', '김철수'],
];

describe('a cell', () => {
  test.each(BYTES)('of bytes in %s is read', (encoding, hex, text) => {
    const stored = decodeWindows1252(Buffer.from(hex, 'hex'));
    expect(readCell(stored, encoding)).toBe(text);
  });

  test('of text encoded twice is read, even where a program took its bytes for Latin-1', () => {
    for (const [stored, text] of [
      ['KÃ¶ln â‚¬', 'Köln €'],
      ['Ã„rger', 'Ärger'],
      ['Ã\u0084rger', 'Ärger'],
      ['Å\u0081Ã³dÅº', 'Łódź'],
      ['ðŸ˜€', '😀'],
    ] as const) {
      expect(readCell(stored, 'utf-8-twice')).toBe(text);
    }
  });

  test.each(['Zoë', 'Łódź', '東京', 'Ã', 'Ã¶ 東', '\uFFFD'])('%s is not encoded twice', (text) => {
    expect(readCell(text, 'utf-8-twice')).toBe(text);
  });

  test('of ASCII is the same in every encoding', () => {
    for (const encoding of CELL_ENCODINGS) {
      expect(readCell('a\\~b "\'|\r\n', encoding)).toBe('a\\~b "\'|\r\n');
    }
  });

  test('is not readable where the encoding has no character', () => {
    expect(isReadable(readCell('ÿ', 'big5'))).toBe(false);
    expect(isReadable(readCell('aÒ', 'windows-1253'))).toBe(false);
    expect(isReadable(readCell('a\u0081', 'iso-8859-2'))).toBe(false);
    expect(isReadable(readCell('ð Zoë', 'macintosh'))).toBe(true);
  });
});

test('Windows-1252 keeps all bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(bytesOf(decodeWindows1252(bytes))).toEqual(bytes);
    }),
  );
  expect(bytesOf('Ł')).toBeNull();
});

test('a file may be in the encodings that its bytes allow', () => {
  const possible = (encoding: string, separator = ',') =>
    possibleEncodings({ encoding, separator });
  expect(possible('UTF-8')).toEqual(['utf-8', 'utf-8-twice']);
  expect(possible('UTF-16LE')).toEqual([]);
  expect(possible('')).toEqual([]);
  expect(possible('Windows-1252')[0]).toBe('windows-1252');
  expect(possible('Windows-1252')).toHaveLength(CELL_ENCODINGS.length - 2);
  const multiByte = ['shift_jis', 'big5', 'gb18030'];
  expect(possible('Windows-1252')).toEqual(expect.arrayContaining(multiByte));
  expect(possible('Windows-1252', '|').filter((name) => multiByte.includes(name))).toEqual([]);
});
