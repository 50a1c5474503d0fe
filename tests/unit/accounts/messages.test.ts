import { expect, test } from 'vitest';
import { stillAssigned } from '@/lib/accounts/messages';
import { recoveryCodesLeft } from '@/lib/accounts/two-factor/messages';

test.each([
  [1, '1 ongoing order is still assigned to you. Ask a dispatcher to reassign it first.'],
  [
    1_200,
    '1,200 ongoing orders are still assigned to you. Ask a dispatcher to reassign them first.',
  ],
])('the deactivation page counts the orders still assigned: %d', (ongoing, text) => {
  expect(stillAssigned(ongoing)).toBe(text);
});

test.each([
  [0, 'You have no recovery codes left.'],
  [1, 'You have 1 recovery code left.'],
  [9, 'You have 9 recovery codes left.'],
])('the profile counts the recovery codes left: %d', (count, text) => {
  expect(recoveryCodesLeft(count)).toBe(text);
});
