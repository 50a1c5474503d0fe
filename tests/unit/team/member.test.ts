import { expect, test } from 'vitest';
import { ROLES } from '@/lib/team/member';
import { ROLE_NAMES } from '@/lib/accounts/user';

test('every role can be chosen, the most modest one first', () => {
  expect([...ROLES].sort()).toEqual(Object.keys(ROLE_NAMES).sort());
  expect(ROLES[0]).toBe('COURIER');
});
