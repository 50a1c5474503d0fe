import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashOfRecoveryCode, deriveRecoveryCodes } from '@/lib/accounts/two-factor/recovery-code';

const [ann, ben] = [randomUUID(), randomUUID()];
const operation = randomUUID();

describe('recovery codes', () => {
  test('are ten different ones, in letters and digits that nobody confuses', () => {
    const codes = deriveRecoveryCodes(ann, operation);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}$/);
    }
  });

  test('make use of all of 32 letters, which is five bits each', () => {
    const codes = Array.from({ length: 20 }, () => deriveRecoveryCodes(ann, randomUUID())).flat();
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
  });

  test('are the same for the same operation, and others for another or of another user', () => {
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

  test('is the same however the code is written', () => {
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

  test('is another for another code, and for another user', () => {
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
  ])('does not exist for %j, which is no code', (typed) =>
    expect(hashOfRecoveryCode(ann, typed)).toBeNull(),
  );
});
