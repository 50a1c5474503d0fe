import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { GET, HEAD } from '@/app/api/live/route';
import type { Actor } from '@/lib/auth/actor';
import { isWatching, screensOf } from '@/lib/live/hub';
import { endSession } from '@/lib/accounts/sessions/mutations';
import { newOrder } from '@/tests/support/orders';
import { newActor, newSignIn } from '@/tests/support/people';
import { newRequest, request } from '@/tests/support/request';
import { eventsIn, eventually, headOf } from './screens';

const opened: Response[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((response) => response.body?.cancel().catch(() => {})));
  expect(isWatching()).toBe(false);
});

/** The response to a browser with this session, closed when the test ends. */
async function open({
  sessionToken,
  query = '',
  lastEventId,
}: { sessionToken?: string; query?: string; lastEventId?: string } = {}): Promise<Response> {
  await newRequest(sessionToken ? { sessionToken } : {});
  const headers: HeadersInit = lastEventId ? { 'last-event-id': lastEventId } : {};
  const response = await GET(new Request(`http://desk.test/api/live${query}`, { headers }));
  opened.push(response);
  return response;
}

/** Reads until `isEnough` or the end of the stream; returns the text. */
async function read(response: Response, isEnough: (text: string) => boolean = () => false) {
  const decoder = new TextDecoder();
  const reader = response.body!.getReader();
  let text = '';
  while (!isEnough(text)) {
    const { value, done } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  reader.releaseLock();
  return text;
}

/** A signed-in owner whose log has two entries, and the orders that they are about. */
async function newDesk() {
  const signedIn = await newSignIn();
  const orders = [await newOrder(signedIn.actor), await newOrder(signedIn.actor)];
  return { ...signedIn, orders: orders.map(({ id }) => id) };
}

test('a visitor is refused without a redirect', async () => {
  await newRequest({ headers: { cookie: 'authjs.session-token=made.up' } });
  const response = await GET(new Request('http://desk.test/api/live'));
  expect(response.status).toBe(401);
  expect(await response.text()).toBe('');
  expect((await HEAD()).status).toBe(401);
});

test('proxies must not store, change or delay the stream', async () => {
  const { sessionToken } = await newDesk();
  const response = await open({ sessionToken });
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toEqual({
    'cache-control': 'private, no-store, no-transform',
    'content-type': 'text/event-stream',
    'x-accel-buffering': 'no',
  });
  const text = await read(response, (read) => read.includes('head'));
  expect(text).toMatch(/^retry: \d{3,4}\n\nid: 2\nevent: head\n/);
  expect((await HEAD()).status).toBe(200);
  expect(request.later).toEqual([]);
});

test('a browser that reconnects gets what it missed, and its own position takes precedence', async () => {
  const { sessionToken, orders } = await newDesk();
  const changes = async (given: { query?: string; lastEventId?: string }) =>
    eventsIn(await read(await open({ sessionToken, ...given }), (text) => text.includes('event')));
  const change = (orders: string[]) => [{ id: 2, event: 'change', data: { orders } }];
  expect(await changes({ query: '?after=0' })).toEqual(change(orders));
  expect(await changes({ query: '?after=0', lastEventId: '1' })).toEqual(change(orders.slice(1)));
});

test.each(['-1', '1e3', '', '0x1', '9'.repeat(30), "1' OR '1'='1"])(
  'an invalid position in the log is ignored: %j',
  async (after) => {
    const { sessionToken } = await newDesk();
    const query = `?${new URLSearchParams({ after })}`;
    const text = await read(await open({ sessionToken, query }), (text) => text.includes('event'));
    expect(eventsIn(text)).toEqual([{ id: 2, event: 'head', data: {} }]);
  },
);

test('when a session ends, the stream says so and ends', async () => {
  const { actor, sessionToken } = await newDesk();
  const response = await open({ sessionToken });
  await read(response, (text) => text.includes('head'));
  const rest = read(response);
  await endSessionByToken(actor, sessionToken);
  expect(eventsIn(await rest).at(-1)).toEqual({ event: 'end', data: {} });
  expect(isWatching()).toBe(false);
});

test('a courier gets no order IDs', async () => {
  const { actor, orders } = await newDesk();
  const courier = await newSignIn({ workspaceId: actor.workspaceId, role: 'COURIER' });
  const response = await open({ ...courier, query: '?after=0' });
  const text = await read(response, (read) => read.includes('event'));
  expect(eventsIn(text)).toEqual([{ id: 2, event: 'change', data: { orders: null } }]);
  for (const id of orders) expect(text).not.toContain(id);
});

test('a device has at most twenty streams, and can open another when one is closed', async () => {
  const { sessionToken } = await newDesk();
  const responses: Response[] = [];
  while (responses.length < 20) responses.push(await open({ sessionToken }));
  expect((await open({ sessionToken })).status).toBe(429);
  expect((await open(await newSignIn())).status).toBe(200);
  await responses[0]!.body!.cancel();
  expect((await open({ sessionToken })).status).toBe(200);
});

test('a client that does not read is cut off, and catches up afterwards', async () => {
  const ann = await newActor();
  const { actor: ben, sessionToken } = await newSignIn({ workspaceId: ann.workspaceId });
  const response = await open({ sessionToken, query: '?after=0' });
  const session = await sessionOf(sessionToken);
  const made: string[] = [];
  while (screensOf(session) > 0 && made.length < 100) {
    made.push((await newOrder(ann)).id);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  expect(made.length).toBeLessThan(20);
  await expect(read(response)).rejects.toThrow('Nobody reads it.');
  const again = await open({ sessionToken, query: '?after=0' });
  const text = await read(again, (read) => read.includes('event'));
  expect(eventsIn(text)).toEqual([
    { id: await headOf(ben), event: 'change', data: { orders: made } },
  ]);
});

async function sessionOf(sessionToken: string): Promise<string> {
  const { db } = await import('@/lib/db/client');
  return (await db().session.findUniqueOrThrow({ where: { sessionToken } })).id;
}

async function endSessionByToken(actor: Actor, sessionToken: string): Promise<void> {
  await endSession(actor, { operationId: randomUUID(), sessionId: await sessionOf(sessionToken) });
  await eventually(() => expect(isWatching()).toBe(false));
}
