import { expect, test } from 'vitest';
import { leftOrders } from '@/lib/orders/messages';
import { parseListing } from '@/lib/orders/list/url';

const bob = '22222222-9117-75a3-8c90-ea955aab0d08';

test('orders that are left are counted, and the list finds them', () => {
  expect(leftOrders(bob, 1)?.text).toBe('1 ongoing order is still theirs.');
  const left = leftOrders(bob, 1_200)!;
  expect(left.text).toBe('1,200 ongoing orders are still theirs.');
  expect(left.link.href).toMatch(/^\/orders\?/);
  const asked = Object.fromEntries(new URLSearchParams(left.link.href.split('?')[1]));
  expect(parseListing(asked)).toMatchObject({
    listing: { status: 'ONGOING', courier: bob },
    notes: [],
  });
});

test('of none, nothing is said', () => {
  expect(leftOrders(bob, 0)).toBeNull();
});
