import { expect, test } from 'vitest';
import { homeOf } from '@/lib/auth/roles';

test('couriers start at their deliveries, everybody else at the orders', () => {
  expect(homeOf('COURIER')).toBe('/deliveries');
  expect(homeOf('DISPATCHER')).toBe('/orders');
  expect(homeOf('OWNER')).toBe('/orders');
});
