import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { deleteOrder, markDelivered, type Answer } from '@/lib/orders/mutations';
import type { OrderStatus } from '@/lib/orders/order';
import { findOrder, listOrders, ORDER_PAGE } from '@/lib/orders/queries';
import { countOrders } from '@/lib/workspaces/queries';
import { details, newOrder, seen, storedOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';

/** All pages from the first on, following the links to older ones. */
async function towardsOlder(actor: Actor, status?: OrderStatus) {
  const filter = status ? { status } : {};
  const pages = [await listOrders(actor, filter)];
  for (let before = pages[0]!.older; before; before = pages.at(-1)!.older) {
    pages.push(await listOrders(actor, { ...filter, before }));
  }
  return pages;
}

describe('a list of 120 orders', () => {
  let ann: Actor;
  let newestFirst: string[];

  beforeAll(async () => {
    ann = await newActor();
    const orders: Answer[] = [];
    for (let made = 0; made < 120; made++) orders.push(await newOrder(ann, { orderId: `${made}` }));
    for (const order of orders.filter((_, index) => index % 2))
      await markDelivered(ann, seen(order));
    newestFirst = orders.map(({ id }) => id).reverse();
    await newOrder(await newActor());
  });

  const ids = (pages: Awaited<ReturnType<typeof towardsOlder>>) => {
    return pages.flatMap(({ orders }) => orders.map(({ id }) => id));
  };

  test('gives every order exactly once, newest first, page by page', async () => {
    const pages = await towardsOlder(ann);
    expect(pages.map(({ orders }) => orders.length)).toEqual([ORDER_PAGE, ORDER_PAGE, 20]);
    expect(ids(pages)).toEqual(newestFirst);
    expect(pages.map(({ newer }) => newer !== null)).toEqual([false, true, true]);
    expect(pages.map(({ older }) => older !== null)).toEqual([true, true, false]);
  });

  test('gives every order exactly once on the way back', async () => {
    const last = (await towardsOlder(ann)).at(-1)!;
    const pages = [last];
    for (let after = last.newer; after; after = pages[0]!.newer) {
      pages.unshift(await listOrders(ann, { after }));
    }
    expect(ids(pages)).toEqual(newestFirst);
    expect(pages.map(({ older }) => older !== null)).toEqual([true, true, false]);
  });

  test.each(['ONGOING', 'DELIVERED'] as const)('filters by status: %s', async (status) => {
    const pages = await towardsOlder(ann, status);
    expect(pages.map(({ orders }) => orders.length)).toEqual([ORDER_PAGE, 10]);
    const found = new Set(ids(pages));
    const wanted = newestFirst.filter((_, index) => (index % 2 === 0) === (status === 'DELIVERED'));
    expect([...found]).toEqual(wanted);
    expect(pages.every(({ orders }) => orders.every((row) => row.status === status))).toBe(true);
  });

  test('lets "before" win when both ends are given', async () => {
    const [before, after] = [newestFirst[10]!, newestFirst[100]!];
    const { orders } = await listOrders(ann, { before, after });
    expect(orders[0]?.id).toBe(newestFirst[11]);
  });

  test('takes a cursor that is no key at all as a place like any other', async () => {
    expect((await listOrders(ann, { before: '' })).orders).toEqual([]);
    expect((await listOrders(ann, { before: 'zzz' })).orders).toHaveLength(ORDER_PAGE);
  });

  test('is counted by the counters', async () => {
    expect(await countOrders(ann)).toEqual({ all: 120, ongoing: 60, delivered: 60 });
  });
});

describe('the list', () => {
  test('is empty at first', async () => {
    const ann = await newActor();
    expect(await listOrders(ann, {})).toEqual({ orders: [], newer: null, older: null });
    expect(await countOrders(ann)).toEqual({ all: 0, ongoing: 0, delivered: 0 });
  });

  test('draws just what a row shows', async () => {
    const ann = await newActor();
    const order = await newOrder(ann, { orderId: '10248' });
    const { senderName: _, ...row } = details;
    expect((await listOrders(ann, {})).orders).toEqual([{ ...row, ...order, status: 'ONGOING' }]);
  });

  test('goes on from an order that was deleted meanwhile', async () => {
    const ann = await newActor();
    const oldest = await newOrder(ann);
    const middle = await newOrder(ann);
    const newest = await newOrder(ann);
    await deleteOrder(ann, seen(middle));
    const older = await listOrders(ann, { before: middle.id });
    const newer = await listOrders(ann, { after: middle.id });
    expect(older.orders.map(({ id }) => id)).toEqual([oldest.id]);
    expect(newer.orders.map(({ id }) => id)).toEqual([newest.id]);
  });

  test('shows nothing of another workspace, whatever the cursor', async () => {
    const theirs = await newOrder(await newActor());
    const ann = await newActor();
    for (const page of [{}, { before: 'zzz' }, { after: '' }, { after: theirs.id }]) {
      expect((await listOrders(ann, page)).orders).toEqual([]);
    }
  });

  test('shows a dispatcher all and a courier nothing', async () => {
    const ann = await newActor();
    await newOrder(ann);
    const { workspaceId } = ann;
    const dispatcher = await newActor({ workspaceId, role: 'DISPATCHER' });
    const courier = await newActor({ workspaceId, role: 'COURIER' });
    expect((await listOrders(dispatcher, {})).orders).toHaveLength(1);
    expect((await listOrders(courier, {})).orders).toEqual([]);
  });
});

describe('one order', () => {
  test('is told with everything about it', async () => {
    const ann = await newActor();
    const order = await newOrder(ann);
    const delivered = await markDelivered(ann, seen(order));
    const { createdAt, deliveredAt } = (await storedOrder(order))!;
    expect(await findOrder(ann, order.id)).toEqual({
      ...details,
      ...delivered,
      status: 'DELIVERED',
      createdBy: { name: 'Ann' },
      createdAt,
      deliveredAt,
    });
  });

  test('of another workspace does not exist, and neither does one for a courier', async () => {
    const ann = await newActor();
    const { id } = await newOrder(ann);
    const courier = await newActor({ workspaceId: ann.workspaceId, role: 'COURIER' });
    expect(await findOrder(await newActor(), id)).toBeNull();
    expect(await findOrder(courier, id)).toBeNull();
    expect(await findOrder(ann, randomUUID())).toBeNull();
  });
});
