import { expect, test } from 'vitest';
import { parseListParams } from '@/lib/orders/list/parse';
import { unreassignedOrders } from '@/lib/team/messages';

const bob = '22222222-9117-75a3-8c90-ea955aab0d08';

test('the message has the number of remaining orders, and the list finds them', () => {
  expect(unreassignedOrders(bob, 1)?.text).toBe('1 ongoing order is still assigned to them.');
  const left = unreassignedOrders(bob, 1_200)!;
  expect(left.text).toBe('1,200 ongoing orders are still assigned to them.');
  expect(left.link.href).toMatch(/^\/orders\?/);
  const params = Object.fromEntries(new URLSearchParams(left.link.href.split('?')[1]));
  expect(parseListParams(params)).toMatchObject({
    listing: { status: 'ONGOING', courier: bob },
    notes: [],
  });
});

test('without any, there is no message', () => {
  expect(unreassignedOrders(bob, 0)).toBeNull();
});
