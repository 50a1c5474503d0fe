import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { bothProofsSchema, turnOnCodesSchema } from '@/lib/accounts/two-factor/schema';
import { firstMessage } from '@/tests/support/validation-message';

const form = {
  operationId: randomUUID(),
  setup: 'sealed',
  code: '123456',
  currentPassword: ' x ',
};

test('a complete form is accepted, with the code trimmed', () => {
  expect(turnOnCodesSchema.parse({ ...form, code: ' 123 456 ' })).toEqual({
    ...form,
    code: '123 456',
  });
  const { setup: _, ...proofs } = form;
  expect(bothProofsSchema.parse(proofs)).toEqual(proofs);
});

test.each([
  [{ code: '' }, 'One-time code is missing.'],
  [{ code: '  ' }, 'One-time code is missing.'],
  [{ code: undefined }, 'One-time code is missing.'],
  [{ code: '1'.repeat(101) }, 'This is too long to be a code.'],
  [{ currentPassword: '' }, 'Current password is missing.'],
  [{ setup: undefined }, 'This page is out of date. Reload it and try again.'],
  [{ setup: 'x'.repeat(1_001) }, 'This page is out of date. Reload it and try again.'],
  [{ operationId: 'x' }, 'This page is out of date. Reload it and try again.'],
])('%j is refused with a message', (given, sentence) => {
  expect(firstMessage(turnOnCodesSchema, { ...form, ...given })).toBe(sentence);
});
