import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { unsealSetup, newSetup, sealKey, unsealKey } from '@/lib/accounts/two-factor/setup';

const [ann, ben] = [randomUUID(), randomUUID()];

test('a key can be read only from the form of its own user', async () => {
  const { sealed, key, address } = await newSetup({ userId: ann, username: 'Ann' });
  expect(await unsealSetup(sealed, ann)).toBe(key);
  expect(address).toContain(`secret=${key}`);
  expect(sealed).not.toContain(key);
  expect(await unsealSetup(sealed, ben)).toBeNull();
});

test('a key that we did not seal is refused', async () => {
  const { key, sealed } = await newSetup({ userId: ann, username: 'Ann' });
  const twisted = `${sealed.slice(0, -4)}AAAA`;
  for (const planted of [key, '', 'x', twisted, await sealKey(key, ann)]) {
    expect(await unsealSetup(planted, ann)).toBeNull();
  }
});

test('a stored key works for its own user only', async () => {
  const stored = await sealKey('GEZDGNBVGY3TQOJQ', ann);
  expect(await unsealKey(stored, ann)).toBe('GEZDGNBVGY3TQOJQ');
  expect(await unsealKey(stored, ben)).toBeNull();
  expect(stored).not.toContain('GEZDGNBVGY3TQOJQ');
});
