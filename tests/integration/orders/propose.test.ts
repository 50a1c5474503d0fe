import { expect, test } from 'vitest';
import { proposeOrder } from '@/lib/orders/propose';
import { newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';

const saturday = new Date('2026-11-28T10:00:00.000Z');

test('a new workspace gets the next working day, and no Order ID', async () => {
  expect(await proposeOrder(await newActor(), saturday)).toEqual({
    orderId: undefined,
    deliveryDate: '2026-11-30',
    senderName: undefined,
  });
});

test('the next Order ID continues the own workspace, and only a free one is proposed', async () => {
  const [ann, bob] = [await newActor(), await newActor()];
  for (const orderId of ['A-1039', 'A-1040', 'A-1041']) await newOrder(ann, { orderId });
  await newOrder(bob, { orderId: 'B-1' });
  expect((await proposeOrder(ann, saturday)).orderId).toBe('A-1042');
  expect((await proposeOrder(bob, saturday)).orderId).toBe('B-2');

  // Of an order that isn't among the newest.
  const cem = await newActor();
  await newOrder(cem, { orderId: 'C-21' });
  for (let number = 1; number <= 20; number += 1) await newOrder(cem, { orderId: `C-${number}` });
  expect((await proposeOrder(cem, saturday)).orderId).toBeUndefined();
});
