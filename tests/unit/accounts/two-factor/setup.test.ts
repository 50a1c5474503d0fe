import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { keyOfSetup, newSetup, sealKey, unsealKey } from '@/lib/accounts/two-factor/setup';

const [ann, ben] = [randomUUID(), randomUUID()];

test('a key comes back from the form of the user whom it was made for, and of nobody else', () => {
  const { sealed, key, address } = newSetup({ userId: ann, username: 'Ann' });
  expect(keyOfSetup(sealed, ann)).toBe(key);
  expect(address).toContain(`secret=${key}`);
  expect(sealed).not.toContain(key);
  expect(keyOfSetup(sealed, ben)).toBeNull();
});

test('nobody can plant a key: what we did not seal for this is none', () => {
  const { key, sealed } = newSetup({ userId: ann, username: 'Ann' });
  const twisted = `${sealed.slice(0, -4)}AAAA`;
  for (const planted of [key, '', 'x', twisted, sealKey(key, ann)]) {
    expect(keyOfSetup(planted, ann)).toBeNull();
  }
});

test('a stored key is the key of one user only', () => {
  const stored = sealKey('GEZDGNBVGY3TQOJQ', ann);
  expect(unsealKey(stored, ann)).toBe('GEZDGNBVGY3TQOJQ');
  expect(unsealKey(stored, ben)).toBeNull();
  expect(stored).not.toContain('GEZDGNBVGY3TQOJQ');
});
