import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newDecoder } from '@/lib/imports/file/encoding';
import { decodeWindows1252 } from '@/lib/imports/file/encoding';

/** Decodes `bytes` in chunks of these repeating sizes. */
function decoded(bytes: Uint8Array, sizes: readonly number[] = [65_536]) {
  const decoder = newDecoder();
  let text = '';
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const end = at + sizes[turn % sizes.length]!;
    text += decoder.add(bytes.subarray(at, end));
    at = end;
  }
  return { text: text + decoder.end(), encoding: decoder.encoding() };
}

function bytesOf(...bytes: number[]): Uint8Array {
  return Uint8Array.from(bytes);
}

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 });
const anyText = fc.string({ unit: 'binary', maxLength: 40 });

describe('the encoding of a file', () => {
  test('is UTF-8 if there is only ASCII, or nothing', () => {
    expect(decoded(Buffer.from('Order ID,Items\n'))).toEqual({
      text: 'Order ID,Items\n',
      encoding: 'UTF-8',
    });
    expect(decoded(bytesOf())).toEqual({ text: '', encoding: 'UTF-8' });
  });

  test('is UTF-8 if the other characters are valid in it, wherever chunks are cut', () => {
    fc.assert(
      fc.property(anyText, sizes, (text, chunks) => {
        // A zero in a file this short is half a character of UTF-16.
        fc.pre(!text.startsWith('\uFEFF') && !text.includes('\0'));
        const bytes = Buffer.from(`plain ${text}`);
        expect(decoded(bytes, chunks)).toEqual({ text: `plain ${text}`, encoding: 'UTF-8' });
      }),
    );
  });

  test('is UTF-8 with its mark, which is not part of the text', () => {
    const bytes = Buffer.from('\uFEFFa\uFEFFé');
    for (const size of [1, 2, 3, 100]) {
      expect(decoded(bytes, [size])).toEqual({ text: 'a\uFEFFé', encoding: 'UTF-8' });
    }
  });

  test('keeps a mark that is not at the beginning', () => {
    expect(decoded(Buffer.from('ab\uFEFF'), [2]).text).toBe('ab\uFEFF');
  });

  test('is Windows-1252 if other bytes are no characters of UTF-8', () => {
    const bytes = Buffer.from('Spezialit\xE4ten \x80 \x93a\x94 \x96 \x81', 'latin1');
    for (const size of [1, 2, 3, 11, 100]) {
      expect(decoded(bytes, [size])).toEqual({
        text: 'Spezialitäten € “a” – \u0081',
        encoding: 'Windows-1252',
      });
    }
  });

  test.each([
    ['a first byte without the second, at the end', [0x61, 0xc3], 'aÃ'],
    ['a character cut off at the end', [0xe2, 0x82], 'â‚'],
    ['an overlong form', [0xc0, 0xaf], 'À¯'],
    ['half a surrogate pair', [0xed, 0xa0, 0x80], 'í\u00A0€'],
    ['a byte that only goes on', [0xbf, 0x61], '¿a'],
    ['beyond Unicode', [0xf5, 0x80, 0x80, 0x80], 'õ€€€'],
  ])('is Windows-1252 for %s', (_, bytes, text) => {
    expect(decoded(bytesOf(...bytes))).toEqual({ text, encoding: 'Windows-1252' });
    expect(decoded(bytesOf(...bytes), [1])).toEqual({ text, encoding: 'Windows-1252' });
  });

  test('is Windows-1252 if only few bytes happen to be characters of UTF-8', () => {
    // Chinese in GB18030, of which the first character is valid in UTF-8.
    const bytes = Buffer.from('D2B5CEF1B1B1BEA9', 'hex');
    for (const size of [1, 100]) expect(decoded(bytes, [size]).encoding).toBe('Windows-1252');
  });

  test('is decided by the bytes that follow the first one beyond ASCII, in the next piece too', () => {
    const bytes = Buffer.concat([Buffer.from('é'), bytesOf(...Array<number>(9).fill(0xe4))]);
    expect(decoded(bytes, [2])).toMatchObject({ encoding: 'Windows-1252' });
  });

  test('stays UTF-8, with invalid bytes marked', () => {
    const bytes = Buffer.concat([Buffer.from('éé,'), bytesOf(0xe4, 0x74)]);
    expect(decoded(bytes)).toEqual({ text: 'éé,\uFFFDt', encoding: 'UTF-8' });
    expect(decoded(bytes, [1])).toEqual({ text: 'éé,\uFFFDt', encoding: 'UTF-8' });
  });

  test('is UTF-16 with its mark, of either byte order, wherever chunks are cut after it', () => {
    fc.assert(
      fc.property(anyText, sizes, (text, [size]) => {
        const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
        const big = utf16be(`\uFEFF${text}`);
        const chunks = [size! + 1];
        expect(decoded(little, chunks)).toEqual({ text, encoding: 'UTF-16LE' });
        expect(decoded(big, chunks)).toEqual({ text, encoding: 'UTF-16BE' });
      }),
    );
  });

  test('is UTF-16 without a mark if every other byte is mostly zero', () => {
    const text = 'Order ID;Recipient\r\n1;Łódź\r\n2;東京\r\n';
    expect(decoded(Buffer.from(text, 'utf16le'))).toEqual({ text, encoding: 'UTF-16LE' });
    expect(decoded(utf16be(text))).toEqual({ text, encoding: 'UTF-16BE' });
  });

  test('is not UTF-16 for a zero here and there', () => {
    const text = `${'a,b\n'.repeat(20)}\0`;
    expect(decoded(Buffer.from(text))).toEqual({ text, encoding: 'UTF-8' });
  });

  test('marks half a character at the end of UTF-16', () => {
    const bytes = Buffer.from('\uFEFFab', 'utf16le').subarray(0, -1);
    expect(decoded(bytes)).toEqual({ text: 'a\uFFFD', encoding: 'UTF-16LE' });
  });
});

test('Windows-1252 has a character for each byte', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const text = decodeWindows1252(all);
  expect(text).toHaveLength(256);
  expect(new Set(text).size).toBe(256);
  expect(text.slice(0x80, 0xa0)).toBe('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ');
  expect(text.slice(0xa0)).toBe(Buffer.from(all.subarray(0xa0)).toString('latin1'));
});
