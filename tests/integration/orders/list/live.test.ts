import { expect, test } from 'vitest';
import { orderListAction } from '@/app/(desk)/orders/actions';
import { GET } from '@/app/(desk)/orders/live/route';
import { expand } from '@/lib/compact';
import { markDelivered } from '@/lib/orders/mutations';
import { rowButtonValue } from '@/lib/orders/order-target';
import { DEFAULT_PARAMS } from '@/lib/orders/list/params';
import { listOrders } from '@/lib/orders/list/queries';
import type { OrderList } from '@/lib/orders/list/rows';
import { formOf } from '@/tests/support/form';
import { newOrder, seen, storedEntries } from '@/tests/support/orders';
import { newActor, newSignIn } from '@/tests/support/people';
import { newRequest } from '@/tests/support/request';

async function answerTo(sessionToken: string | undefined, query: string): Promise<Response> {
  await newRequest(sessionToken ? { sessionToken } : {});
  return GET(new Request(`http://desk.test/orders/live?${query}`));
}

async function listFor(sessionToken: string, query = 'view=all'): Promise<OrderList> {
  return (await answerTo(sessionToken, query)).json() as Promise<OrderList>;
}

test('the data of a list has its visible columns, counts and log entry, and is not stored', async () => {
  const { actor, sessionToken } = await newSignIn();
  const order = await newOrder(actor, { senderName: 'Not shown' });
  const response = await answerTo(sessionToken, 'view=all');
  expect(response.headers.get('cache-control')).toContain('no-store');
  const list = (await response.json()) as OrderList;
  expect(expand(list.orders)).toEqual([
    expect.objectContaining({ id: order.id, version: 1, status: 'ONGOING', mayReopen: false }),
  ]);
  expect(JSON.stringify(list)).not.toContain('Not shown');
  expect(list).toMatchObject({
    counts: { all: 1, ongoing: 1, delivered: 0 },
    matching: null,
    summary: null,
  });
  await markDelivered(actor, seen(order));
  const later = await listFor(sessionToken, 'view=all&summary=yes');
  expect(later.seq).toBe(list.seq + 1);
  expect(later.mark).toBe(list.mark);
  expect(later.summary).toMatchObject({ deliveredToday: 1 });
  expect(later.orders.status).toEqual(['DELIVERED']);
});

test('a courier gets only their orders and no one else’s name, a stranger nothing', async () => {
  const { actor, sessionToken } = await newSignIn();
  const courier = await newSignIn({ workspaceId: actor.workspaceId, role: 'COURIER' });
  const own = await newOrder(actor, { courierId: courier.actor.userId });
  await newOrder(actor);
  expect((await listFor(sessionToken)).orders.id).toHaveLength(2);
  const theirs = await listFor(courier.sessionToken, `createdBy=${actor.userId}`);
  expect(theirs.orders.id).toEqual([own.id]);
  expect(theirs).toMatchObject({ hasCouriers: false, counts: { all: 1 }, matching: null });
  const other = await newSignIn();
  expect((await listFor(other.sessionToken)).orders).toEqual({});
  const signedOut = await answerTo(undefined, 'view=all');
  expect(signedOut.status).toBe(401);
  expect(await signedOut.json()).toEqual({ error: 'signed-out' });
});

test('a new courier changes the mark, as the filters of the page change', async () => {
  const { actor, sessionToken } = await newSignIn();
  const { mark } = await listFor(sessionToken);
  await newActor({ workspaceId: actor.workspaceId, role: 'COURIER' });
  expect((await listFor(sessionToken)).mark).not.toBe(mark);
});

test('a page without orders left answers 409', async () => {
  const { actor, sessionToken } = await newSignIn();
  for (let number = 0; number < 26; number++) await newOrder(actor);
  const { after } = await listFor(sessionToken, 'size=25');
  const last = `size=25&after=${encodeURIComponent(after!)}`;
  expect((await listFor(sessionToken, last)).orders.id).toHaveLength(1);
  expect((await answerTo(sessionToken, `${last}&status=delivered`)).status).toBe(409);
});

test('an empty part of a search is a page of its own', async () => {
  const { actor, sessionToken } = await newSignIn();
  for (let number = 0; number < 30; number++) await newOrder(actor);
  const listing = { ...DEFAULT_PARAMS, search: 'zq' };
  const limits = { scanned: 20, gathered: 1 };
  const { after, part } = await listOrders(actor, listing, {}, new Date(), limits);
  expect(part).toBe('after');
  const rest = await listFor(sessionToken, `q=zq&after=${encodeURIComponent(after!)}`);
  expect(rest).toMatchObject({ orders: {}, part: 'last', matching: 0, isLost: false, after: null });
  expect(rest.before).not.toBeNull();
});

test('the same button of the same page, pressed twice, changes the order once', async () => {
  const { actor, sessionToken } = await newSignIn();
  const order = await newOrder(actor);
  const { operationId } = await listFor(sessionToken);
  const target = { id: order.id, orderId: order.orderId, version: 1 };
  const press = async (fields: Record<string, string>) => {
    await newRequest({ sessionToken });
    await orderListAction(formOf({ operationId, ...fields }));
  };
  const deliver = { press: rowButtonValue('markDelivered', target) };
  await press(deliver);
  await press(deliver);
  await press({ press: rowButtonValue('reopen', { ...target, version: 2 }) });
  await press({ press: rowButtonValue('markDelivered', { ...target, version: 3 }) });
  await press({ ...deliver, operationId: 'x'.repeat(1_000) });
  expect(await storedEntries(actor)).toMatchObject([
    { action: 'Created' },
    { action: 'Marked Delivered' },
    { action: 'Reopened' },
    { action: 'Marked Delivered' },
  ]);
});
