import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { rememberedToken } from '@/lib/auth/remembered-tokens';

const valid = (sessionToken: string, expires = Date.now() + 60_000) =>
  vi.fn(async () => ({ sessionToken, expires }));

test('a valid cookie is decrypted once', async () => {
  const key = randomUUID();
  const decrypt = valid('one');
  for (let time = 0; time < 3; time++) expect(await rememberedToken(key, decrypt)).toBe('one');
  expect(decrypt).toHaveBeenCalledTimes(1);
});

test('another cookie or secret has another token', async () => {
  const key = randomUUID();
  await rememberedToken(key, valid('one'));
  expect(await rememberedToken(`${key}x`, async () => null)).toBeNull();
  expect(await rememberedToken(key.toUpperCase(), valid('other'))).toBe('other');
});

test('an invalid cookie is decrypted each time', async () => {
  const key = randomUUID();
  const decrypt = vi.fn(async () => null);
  for (let time = 0; time < 2; time++) expect(await rememberedToken(key, decrypt)).toBeNull();
  expect(decrypt).toHaveBeenCalledTimes(2);
});

test('an expired cookie is decrypted again', async () => {
  const key = randomUUID();
  expect(await rememberedToken(key, valid('one', Date.now()))).toBe('one');
  expect(await rememberedToken(key, async () => null)).toBeNull();
});

test('only the latest 2,000 are kept', async () => {
  const key = randomUUID();
  const decrypt = valid('one');
  await rememberedToken(key, decrypt);
  for (let other = 0; other < 2_000; other++) await rememberedToken(randomUUID(), valid('other'));
  await rememberedToken(key, decrypt);
  expect(decrypt).toHaveBeenCalledTimes(2);
});
