import { expect, test } from 'vitest';
import { GET } from '@/app/(desk)/logs/live/route';
import type { LogData } from '@/lib/audit-log/list/describe';
import { newOrder } from '@/tests/support/orders';
import { newActor, newSignIn } from '@/tests/support/people';
import { newRequest } from '@/tests/support/request';

async function answerTo(sessionToken: string | undefined, query: string): Promise<Response> {
  await newRequest(sessionToken ? { sessionToken } : {});
  return GET(new Request(`http://desk.test/logs/live?${query}`));
}

async function logFor(sessionToken: string, query = ''): Promise<LogData> {
  return (await answerTo(sessionToken, query)).json() as Promise<LogData>;
}

test('the entries of a page are given as data, by its filter, for its workspace only', async () => {
  const { actor, sessionToken } = await newSignIn();
  const order = await newOrder(actor);
  const log = await logFor(sessionToken, `orderId=${order.orderId}`);
  expect(log.lines).toMatchObject([{ action: 'Created', id: order.id, version: 1 }]);
  await newOrder(actor);
  const later = await logFor(sessionToken);
  expect(later).toMatchObject({ seq: log.seq + 1, mark: log.mark, count: log.seq + 1 });
  const stranger = await newSignIn();
  expect((await logFor(stranger.sessionToken, `orderId=${order.orderId}`)).lines).toEqual([]);
  expect((await answerTo(undefined, '')).status).toBe(401);
});

test('a new person changes the mark, as the filters of the page change', async () => {
  const { actor, sessionToken } = await newSignIn();
  const { mark } = await logFor(sessionToken);
  await newActor({ workspaceId: actor.workspaceId });
  expect((await logFor(sessionToken)).mark).not.toBe(mark);
});

test('a page whose entries are on others now answers 409', async () => {
  const { actor, sessionToken } = await newSignIn();
  for (let number = 0; number < 26; number++) await newOrder(actor);
  const { after } = await logFor(sessionToken, 'size=25');
  const last = `size=25&after=${encodeURIComponent(after!)}`;
  expect((await logFor(sessionToken, last)).lines.length).toBeGreaterThan(0);
  expect((await answerTo(sessionToken, `${last}&action=Deleted`)).status).toBe(409);
});
