import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashOfRecoveryCode, deriveRecoveryCodes } from '@/lib/accounts/two-factor/recovery-code';

const [ann, ben] = [randomUUID(), randomUUID()];
const operation = randomUUID();

describe('recovery codes', () => {
  test('are ten different codes of letters and digits that are not easily confused', () => {
    const codes = deriveRecoveryCodes(ann, operation);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}$/);
    }
  });

  test('use all 32 letters, five bits each', () => {
    const codes = Array.from({ length: 20 }, () => deriveRecoveryCodes(ann, randomUUID())).flat();
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
  });

  test('are the same for the same operation, and differ by operation and user', () => {
    const codes = deriveRecoveryCodes(ann, operation);
    expect(deriveRecoveryCodes(ann, operation)).toEqual(codes);
    const others = [
      ...deriveRecoveryCodes(ann, randomUUID()),
      ...deriveRecoveryCodes(ben, operation),
    ];
    expect(codes.filter((code) => others.includes(code))).toEqual([]);
  });
});

describe('the hash of a recovery code', () => {
  const hash = hashOfRecoveryCode(ann, '01ab-cdef-ghjk');

  test('is the same in any notation', () => {
    expect(hash).toMatch(/^[\da-f]{64}$/);
    for (const typed of [
      '01abcdefghjk',
      '01AB CDEF GHJK',
      ' o1ab-cdef-ghjk ',
      'OLabCDEF-ghjk',
      '0iab-cdefghjk',
    ]) {
      expect(hashOfRecoveryCode(ann, typed)).toBe(hash);
    }
  });

  test('differs by code and by user', () => {
    expect(hashOfRecoveryCode(ann, '01ab-cdef-ghjm')).not.toBe(hash);
    expect(hashOfRecoveryCode(ben, '01ab-cdef-ghjk')).not.toBe(hash);
  });

  test.each([
    '',
    '123456',
    '01ab-cdef-ghj',
    '01ab-cdef-ghjkm',
    '01ab-cdef-ghju',
    '01ab-cdef-ghj\0',
    '１２34-5678-9abc',
  ])('does not exist for %j, which is not a code', (typed) =>
    expect(hashOfRecoveryCode(ann, typed)).toBeNull(),
  );
});
