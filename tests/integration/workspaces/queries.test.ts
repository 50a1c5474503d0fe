import { expect, test } from 'vitest';
import { deleteOrder, markDelivered } from '@/lib/orders/mutations';
import { countOrders } from '@/lib/workspaces/queries';
import { newOrder, seen } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';

test('order counts follow creations, deliveries and deletions', async () => {
  const ann = await newActor();
  await newOrder(await newActor());
  expect(await countOrders(ann)).toEqual({ all: 0, ongoing: 0, delivered: 0 });
  const first = await newOrder(ann);
  await newOrder(ann);
  await newOrder(ann);
  expect(await countOrders(ann)).toEqual({ all: 3, ongoing: 3, delivered: 0 });
  const delivered = await markDelivered(ann, seen(first));
  expect(await countOrders(ann)).toEqual({ all: 3, ongoing: 2, delivered: 1 });
  await deleteOrder(ann, seen(delivered));
  expect(await countOrders(ann)).toEqual({ all: 2, ongoing: 2, delivered: 0 });
});
