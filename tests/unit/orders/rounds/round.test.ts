import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { MOST_ONGOING } from '@/lib/orders/list/deliveries';
import { moveStop, stopsOfText, stopsText } from '@/lib/orders/rounds/round';
import { orderRoundSchema } from '@/lib/orders/rounds/schema';

const stops = stopsOfText('a b,c,d');

describe('moving a stop', () => {
  test.each([
    ['up', 'c', 'c,a b,d'],
    ['up', 'b', 'a b,c,d'],
    ['down', 'a', 'c,a b,d'],
    ['down', 'd', 'a b,c,d'],
    [0, 'd', 'd,a b,c'],
    [2, 'b', 'c,d,a b'],
    [99, 'c', 'a b,d,c'],
    ['up', 'unknown', 'a b,c,d'],
  ] as const)('%s: %s', (to, id, after) => {
    expect(stopsText(moveStop(stops, { id, to }))).toBe(after);
  });
});

describe('the form', () => {
  const [one, two, three] = [randomUUID(), randomUUID(), randomUUID()];
  const form = (given: object = {}) =>
    orderRoundSchema.safeParse({
      courier: one,
      date: '2026-11-23',
      stops: `${one} ${two},${three}`,
      press: `up ${three}`,
      ...given,
    });

  test('becomes the new order of all orders', () => {
    expect(form().data).toEqual({
      courierId: one,
      date: '2026-11-23',
      orderIds: [three, one, two],
    });
    expect(form({ press: `1 ${two}` }).data!.orderIds).toEqual([three, one, two]);
  });

  test.each([
    { courier: 'me' },
    { date: '2026-02-30' },
    { date: undefined },
    { stops: '' },
    { stops: 'a,b' },
    { stops: `${one},` },
    { press: 'up' },
    { press: `left ${one}` },
    { press: `-1 ${one}` },
    { press: undefined },
  ])('is refused with %o', (given) => {
    expect(form(given).success).toBe(false);
  });

  test('has as many orders as a list of deliveries, and no more', () => {
    const ids = (count: number) => Array.from({ length: count }, () => randomUUID()).join();
    expect(form({ stops: ids(MOST_ONGOING) }).success).toBe(true);
    expect(form({ stops: ids(MOST_ONGOING + 1) }).success).toBe(false);
  });
});
