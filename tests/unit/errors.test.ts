import { expect, test } from 'vitest';
import { isRefusal, Refusal } from '@/lib/errors';

test('a refusal differs from a bug, and from a value that looks like one', () => {
  expect(isRefusal(new Refusal('busy', {}))).toBe(true);
  for (const thrown of [
    new Error('busy'),
    { code: 'busy', details: {} },
    'busy',
    null,
    undefined,
  ]) {
    expect(isRefusal(thrown)).toBe(false);
  }
});

test('a refusal is an error that carries its code where logs show it', () => {
  expect(String(new Refusal('forbidden', {}))).toBe('Refusal: forbidden');
});
