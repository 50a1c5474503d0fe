import { expect, test } from 'vitest';
import { seal, unseal } from '@/lib/auth/sealing';

test('a sealed value opens for the same purpose only', async () => {
  const sealed = await seal('Łucja 🗝', 'codes');
  expect(await unseal(sealed, 'codes')).toBe('Łucja 🗝');
  expect(await unseal(sealed, 'log-in')).toBeNull();
});

test('a seal reveals neither its content nor that two are the same', async () => {
  const [one, two] = [await seal('the same', 'codes'), await seal('the same', 'codes')];
  expect(one).not.toBe(two);
  expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('the same');
});

test('a seal with any byte changed does not open', async () => {
  const parts = (await seal('secret', 'codes')).split('.');
  for (const [at, part] of parts.entries()) {
    const bytes = Buffer.from(part, 'base64url');
    for (let index = 0; index < bytes.length; index++) {
      const other = Buffer.from(bytes);
      other[index]! ^= 1;
      const forged = parts.with(at, other.toString('base64url')).join('.');
      expect(await unseal(forged, 'codes')).toBeNull();
    }
  }
});

test('a seal of the format before JWE still opens, for its user only', async () => {
  const stored = '1WwTl7KdvRwRBJtfN1wTPYYZOev70B89OX5SZjykDYgDo2qxNVTD0yccUfs';
  const purpose = 'totp 0192aa00-0000-7000-8000-000000000001';
  expect(await unseal(stored, purpose)).toBe('GEZDGNBVGY3TQOJQ');
  expect(await unseal(stored, 'totp 0192aa00-0000-7000-8000-000000000002')).toBeNull();
  const bytes = Buffer.from(stored, 'base64url');
  for (let index = 0; index < bytes.length; index++) {
    const other = Buffer.from(bytes);
    other[index]! ^= 1;
    expect(await unseal(other.toString('base64url'), purpose)).toBeNull();
  }
});

test('a seal with another algorithm does not open', async () => {
  const [, ...rest] = (await seal('secret', 'codes')).split('.');
  for (const header of [
    { alg: 'none' },
    { alg: 'dir', enc: 'A128CBC-HS256' },
    { alg: 'A256KW', enc: 'A256GCM' },
    { alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', p2c: 10_000_000, p2s: 'c2FsdA' },
  ]) {
    const forged = Buffer.from(JSON.stringify(header)).toString('base64url');
    expect(await unseal([forged, ...rest].join('.'), 'codes')).toBeNull();
  }
});

test.each([
  '',
  'a',
  'not sealed at all',
  '🗝',
  'A'.repeat(10_000),
  '.',
  '....',
  'a.b.c.d.e',
  '🗝.🗝.🗝.🗝.🗝',
  'e30....',
  `${'A'.repeat(10_000)}.${'A.'.repeat(4)}`,
])('%j is not a seal', async (text) => {
  expect(await unseal(text, 'codes')).toBeNull();
});
