import { describe, expect, test } from 'vitest';
import { NO_ATTEMPTS } from '@/lib/orders/fields';
import { markDelivered } from '@/lib/orders/mutations';
import { findOrder } from '@/lib/orders/queries';
import { details, extras, newOrder, seen, storedOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';

describe('one order', () => {
  test('has all its fields', async () => {
    const ann = await newActor();
    const order = await newOrder(ann, extras);
    const delivered = await markDelivered(ann, seen(order));
    const { createdAt, deliveredAt } = (await storedOrder(order))!;
    expect(await findOrder(ann, order.id)).toEqual({
      ...details,
      ...extras,
      ...NO_ATTEMPTS,
      ...delivered,
      courierId: null,
      status: 'DELIVERED',
      createdBy: { name: 'Ann' },
      createdAt,
      deliveredAt,
    });
  });
});
