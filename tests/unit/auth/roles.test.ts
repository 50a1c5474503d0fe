import { expect, test } from 'vitest';
import { DELIVERING_ROLES, isRole, ROLE_KEYS, ROLES } from '@/lib/auth/roles';

test('couriers start at their deliveries, everyone else at the orders', () => {
  expect(ROLES.COURIER.home.path).toBe('/deliveries');
  expect(ROLES.DISPATCHER.home.path).toBe('/orders');
  expect(ROLES.OWNER.home.path).toBe('/orders');
});

test('the role with the fewest permissions comes first', () => {
  const counts = ROLE_KEYS.map((role) => ROLES[role].permissions.length);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
});

test('orders can be assigned to couriers only', () => {
  expect(DELIVERING_ROLES).toEqual(['COURIER']);
});

test('any other value is not a role', () => {
  expect(['OWNER', 'Owner', 'toString', null].filter(isRole)).toEqual(['OWNER']);
});
