import { describe, expect, test } from 'vitest';
import { GET } from '@/app/(desk)/orders/find/route';
import type { Actor } from '@/lib/auth/actor';
import { findOrders, MOST_FOUND } from '@/lib/orders/find';
import { markDelivered } from '@/lib/orders/mutations';
import { newOrder, seen } from '@/tests/support/orders';
import { newActor, newSignIn } from '@/tests/support/people';
import { newRequest } from '@/tests/support/request';

const now = new Date('2026-11-22T19:30:00.000Z');
const to = (query: string) => new Request(`http://desk.test/orders/find?${query}`);

async function find(actor: Actor, typed: string) {
  return (await findOrders(actor, typed, now)).orders;
}

describe('orders found while typing', () => {
  test('are the exact Order ID first, then the newest, eight at most', async () => {
    const ann = await newActor();
    const exact = await newOrder(ann, { orderId: 'inv-1', recipientName: 'Łucja Nowak' });
    for (let number = 10; number < 40; number++) {
      await newOrder(ann, { orderId: `INV-${number}`, senderName: 'inv-1' });
    }
    const found = await find(ann, ' INV-1 ');
    const others = [39, 38, 37, 36, 35, 34, 33].map((number) => `INV-${number}`);
    expect(found.map(({ orderId }) => orderId)).toEqual(['inv-1', ...others]);
    expect(found).toHaveLength(MOST_FOUND);
    const { id } = exact;
    expect(found[0]).toEqual({
      id,
      orderId: 'inv-1',
      recipientName: 'Łucja Nowak',
      status: 'ONGOING',
    });
  });

  test('are distinguished by the spelling of the Order ID: as typed comes first', async () => {
    const ann = await newActor();
    for (const orderId of ['AB', 'ab']) await newOrder(ann, { orderId });
    for (const [typed, ids] of [
      ['AB', ['AB', 'ab']],
      ['ab', ['ab', 'AB']],
      ['Ab', ['AB', 'ab']],
    ] as const) {
      expect((await find(ann, typed)).map(({ orderId }) => orderId)).toEqual(ids);
    }
  });

  test('are found by name, whatever the accents, with their status', async () => {
    const ann = await newActor();
    const order = await newOrder(ann, { recipientName: 'Żółw Łódź' });
    await markDelivered(ann, seen(order));
    expect(await find(ann, 'zolw lod')).toMatchObject([
      { id: order.id, recipientName: 'Żółw Łódź', status: 'DELIVERED' },
    ]);
  });

  test('are none without a text, and none that the actor may not see', async () => {
    const ann = await newActor();
    const { orderId } = await newOrder(ann);
    const courier = await newActor({ workspaceId: ann.workspaceId, role: 'COURIER' });
    expect(await find(ann, orderId)).toHaveLength(1);
    expect(await find(ann, ' ')).toEqual([]);
    expect(await find(await newActor(), orderId)).toEqual([]);
    expect(await find(courier, orderId)).toEqual([]);
  });
});

describe('the address of the palette', () => {
  test('returns orders, which must not be cached', async () => {
    const { actor, sessionToken } = await newSignIn();
    const { id, orderId } = await newOrder(actor);
    await newRequest({ sessionToken });
    const response = await GET(to(`q=${orderId}`));
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(await response.json()).toEqual({
      orders: [{ id, orderId, recipientName: 'Łucja Nowak', status: 'ONGOING' }],
      isPart: false,
    });
  });

  test.each(['', 'q=', 'q=%20%00', `q=${'x'.repeat(8_001)}`, 'other=1'])(
    'returns none if there is nothing to search for: %.20s',
    async (query) => {
      const { actor, sessionToken } = await newSignIn();
      await newOrder(actor);
      await newRequest({ sessionToken });
      expect(await (await GET(to(query))).json()).toEqual({ orders: [], isPart: false });
    },
  );

  test('returns only a refusal to someone who is not signed in', async () => {
    const { orderId } = await newOrder(await newActor());
    await newRequest();
    const response = await GET(to(`q=${orderId}`));
    expect(response.status).toBe(401);
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(await response.json()).toEqual({ error: 'signed-out' });
  });
});
