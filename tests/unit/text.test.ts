import { describe, expect, test } from 'vitest';
import { asciiDigits, isolated, lengthOf, truncate } from '@/lib/text';

describe('the length of a text', () => {
  test.each([
    ['', 0],
    ['Łucja', 5],
    ['😀😀', 2],
    ['e\u0301', 2],
  ])('%j is %d characters long', (text, length) => expect(lengthOf(text)).toBe(length));
});

test('digits of every script become ASCII ones, and nothing else changes', () => {
  for (let code = 0; code <= 0x10ffff; code++) {
    const digit = String.fromCodePoint(code);
    if (!/\p{Nd}/u.test(digit)) continue;
    // Unicode orders each block from zero to nine, so the next digit is one more, or the zero of the next block.
    const next = String.fromCodePoint(code + 1);
    const value = Number(asciiDigits(digit));
    if (/\p{Nd}/u.test(next)) expect(Number(asciiDigits(next))).toBe((value + 1) % 10);
    else expect(value).toBe(9);
  }
  expect(asciiDigits('٣ items, ３½ and 𝟡²')).toBe('3 items, 3½ and 9²');
});

test('right-to-left text does not reorder the sentence around it', () => {
  expect(`Order ${isolated('طلب 12')} created.`).toBe('Order \u2068طلب 12\u2069 created.');
  expect(isolated('שלום')).toBe('\u2068שלום\u2069');
  for (const text of ['10248', 'Łódź', 'Ζαχαροπλαστείο', '東京', '🙂', '']) {
    expect(isolated(text)).toBe(text);
  }
});

test('a long text ends in an ellipsis, which counts as one of its characters', () => {
  expect(truncate('four', 4)).toBe('four');
  expect(truncate('fives', 4)).toBe('fiv…');
  expect(truncate('😀'.repeat(4), 4)).toBe('😀'.repeat(4));
  expect(truncate('😀'.repeat(5), 4)).toBe(`${'😀'.repeat(3)}…`);
});
