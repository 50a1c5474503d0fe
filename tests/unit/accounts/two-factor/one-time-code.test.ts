import { describe, expect, test } from 'vitest';
import { keyUri, newKey, oneTimeCode, stepOfCode } from '@/lib/accounts/two-factor/one-time-code';

/** The key of RFC 6238, appendix B, in base 32, and the last six digits of its codes for SHA-1. */
const KEY = 'GEZDGNBVGY3TQOJQ'.repeat(2);
const VECTORS = [
  [59, 1, '287082'],
  [1_111_111_109, 37_037_036, '081804'],
  [1_111_111_111, 37_037_037, '050471'],
  [1_234_567_890, 41_152_263, '005924'],
  [2_000_000_000, 66_666_666, '279037'],
  [20_000_000_000, 666_666_666, '353130'],
] as const;

describe.each(VECTORS)('at second %i, which is in step %i,', (second, step, code) => {
  const at = (steps: number) => new Date((second + steps * 30) * 1_000);

  test('the code is that of RFC 6238', () => {
    expect(oneTimeCode(KEY, at(0))).toBe(code);
    expect(stepOfCode(KEY, code, at(0))).toBe(step);
  });

  test('it is accepted one step early and one step late, as its own step', () => {
    expect(stepOfCode(KEY, code, at(1))).toBe(step);
    expect(stepOfCode(KEY, code, at(-1))).toBe(step);
    expect(stepOfCode(KEY, code, at(2))).toBeNull();
    expect(stepOfCode(KEY, code, at(-2))).toBeNull();
  });
});

const now = new Date(59_000);

test.each(['287 082', ' 287082\n', '2 8 7 0 8 2', '287-082', '287–082', '２８７０８２', '٢٨٧ ٠٨٢'])(
  'a code is accepted in any notation: %j',
  (typed) => {
    expect(stepOfCode(KEY, typed, now)).toBe(1);
  },
);

test.each(['', '287081', '28708', '2870822', '94287082', '+287082', '1e5000'])(
  '%j is not a code',
  (typed) => {
    expect(stepOfCode(KEY, typed, now)).toBeNull();
  },
);

test('a new key has 160 bits, and no two are the same', () => {
  const keys = Array.from({ length: 50 }, newKey);
  for (const key of keys) expect(key).toMatch(/^[A-Z2-7]{32}$/);
  expect(new Set(keys).size).toBe(keys.length);
});

test('the key URI names the user and the parameters', () => {
  expect(keyUri(KEY, 'Łucja: a & b')).toBe(
    'otpauth://totp/Order%20desk:%C5%81ucja%3A%20a%20%26%20b?issuer=Order%20desk' +
      `&secret=${KEY}&algorithm=SHA1&digits=6&period=30`,
  );
});
