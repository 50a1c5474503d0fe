import { expect, test } from 'vitest';
import { GET } from '@/app/(desk)/deliveries/live/route';
import { markDelivered } from '@/lib/orders/mutations';
import type { DeliveryList } from '@/lib/orders/list/deliveries';
import { newOrder, seen } from '@/tests/support/orders';
import { newSignIn } from '@/tests/support/people';
import { newRequest } from '@/tests/support/request';

async function answerTo(sessionToken?: string): Promise<Response> {
  await newRequest(sessionToken ? { sessionToken } : {});
  return GET();
}

test('a courier’s screen gets their deliveries as data, and nobody else’s', async () => {
  const { actor } = await newSignIn();
  const { workspaceId } = actor;
  const courier = await newSignIn({ workspaceId, role: 'COURIER' });
  const other = await newSignIn({ workspaceId, role: 'COURIER' });
  const order = await newOrder(actor, { courierId: courier.actor.userId });
  await newOrder(actor, { courierId: other.actor.userId });
  const response = await answerTo(courier.sessionToken);
  expect(response.headers.get('cache-control')).toContain('no-store');
  const list = (await response.json()) as DeliveryList;
  expect(list).toMatchObject({ ongoing: [{ id: order.id, version: 1 }], isMore: false, done: [] });
  await markDelivered(courier.actor, seen(order));
  const later = (await (await answerTo(courier.sessionToken)).json()) as DeliveryList;
  expect(later).toMatchObject({ seq: list.seq + 1, mark: list.mark, ongoing: [] });
  expect(later.done).toMatchObject([{ id: order.id, version: 2, mayReopen: true }]);
});

test('without a session there is no data', async () => {
  expect((await answerTo()).status).toBe(401);
});
