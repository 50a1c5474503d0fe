import { expect, test } from 'vitest';
import { seal, unseal } from '@/lib/auth/sealing';

test('what is sealed comes back for the same purpose alone', () => {
  const sealed = seal('Łucja 🗝', 'codes');
  expect(unseal(sealed, 'codes')).toBe('Łucja 🗝');
  expect(unseal(sealed, 'log-in')).toBeNull();
});

test('it does not show what it says, nor that it says the same twice', () => {
  const [one, two] = [seal('the same', 'codes'), seal('the same', 'codes')];
  expect(one).not.toBe(two);
  expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('the same');
});

test('a seal of which any byte is another is none', () => {
  const bytes = Buffer.from(seal('secret', 'codes'), 'base64url');
  for (let index = 0; index < bytes.length; index++) {
    const other = Buffer.from(bytes);
    other[index]! ^= 1;
    expect(unseal(other.toString('base64url'), 'codes')).toBeNull();
  }
});

test.each(['', 'a', 'not sealed at all', '🗝', 'A'.repeat(10_000)])('%j is no seal', (text) => {
  expect(unseal(text, 'codes')).toBeNull();
});
