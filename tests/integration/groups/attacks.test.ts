import { randomUUID } from 'node:crypto';
import type * as nextServer from 'next/server';
import { beforeEach, expect, test, vi } from 'vitest';
import {
  cancelGroupAction,
  continueGroupAction,
  runGroupAction,
  undoGroupAction,
} from '@/app/(desk)/orders/groups/actions';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { findGroup } from '@/lib/groups/queries';
import type { Answer } from '@/lib/orders/mutations';
import { apply, exported, formOf, keyIn, press, said } from '@/tests/support/group-forms';
import { newOrder, storedEntries } from '@/tests/support/orders';
import { newSignIn } from '@/tests/support/people';
import { newRequest, Redirected, request } from '@/tests/support/request';

vi.mock('next/headers', async () => (await import('@/tests/support/request')).nextHeaders);
vi.mock('next/navigation', async () => ({
  ...(await import('@/tests/support/request')).nextNavigation,
  notFound: () => {
    throw new Error('not found');
  },
}));
vi.mock('next/cache', async () => (await import('@/tests/support/request')).nextCache);
vi.mock('next/server', async (original) => ({
  ...(await original<typeof nextServer>()),
  after: (work: () => Promise<unknown>) => request.later.push(work),
}));

let actor: Actor;
let sessionToken: string;
let orders: Answer[];
const ids = () => orders.map(({ id }) => id);

beforeEach(async () => {
  ({ actor, sessionToken } = await newSignIn());
  await newRequest({ sessionToken });
  orders = [];
  for (let number = 0; number < 3; number++) orders.push(await newOrder(actor));
});

/** How many of the orders there are still. */
async function existing(): Promise<number> {
  return (await db().order.findMany({ where: { id: { in: ids() } }, select: { id: true } })).length;
}

async function entriesOf(groupId: string) {
  return (await storedEntries(actor)).filter((entry) => entry.groupId === groupId);
}

test('an export cannot be applied, run, stopped or undone', async () => {
  const id = keyIn(await press('export', { select: ids() }));
  const gone = 'This preview does not exist any more.';
  expect((await apply(id)).alert?.text).toContain(gone);
  for (const action of [runGroupAction, continueGroupAction, cancelGroupAction]) {
    await action(formOf({ id }));
    expect(await said()).toContain(gone);
  }
  await undoGroupAction(formOf({ id, operationId: randomUUID() }));
  expect(await said()).toContain(gone);
  expect(await entriesOf(id)).toHaveLength(0);
});

test('orders and groups of another workspace do not exist', async () => {
  const id = keyIn(await press('markDelivered', { select: ids() }));
  const files = keyIn(await press('export', { select: ids() }));
  const eve = await newSignIn({ name: 'Eve' });
  await newRequest({ sessionToken: eve.sessionToken });
  const own = await newOrder(eve.actor);
  expect(await press('delete', { select: ids() })).toMatch(/^No order is selected\./);
  const hers = keyIn(await press('delete', { select: [...ids(), own.id] }));
  expect(await findGroup(eve.actor, hers)).toMatchObject({ total: 1 });

  expect((await apply(id)).alert?.text).toMatch(/^This preview does not exist any more\./);
  for (const action of [runGroupAction, continueGroupAction, cancelGroupAction]) {
    await action(formOf({ id }));
    expect(await said()).toMatch(/^This preview does not exist any more\./);
  }
  await expect(exported(files)).rejects.toThrow('not found');
  await expect(exported('x')).rejects.toThrow('not found');
  expect(await findGroup(actor, id)).toMatchObject({ state: 'preview' });
});

test('colleagues may look at a group and stop or undo it, but only who made it lets it loose', async () => {
  const id = keyIn(await press('markDelivered', { select: ids() }));
  const ben = await newSignIn({ workspaceId: actor.workspaceId, role: 'DISPATCHER' });
  await newRequest({ sessionToken: ben.sessionToken });
  expect(await findGroup(ben.actor, id)).toMatchObject({ isOwn: false });
  expect((await apply(id)).alert?.text).toMatch(/^This preview/);
  await newRequest({ sessionToken });
  await apply(id);
  await newRequest({ sessionToken: ben.sessionToken });
  await expect(undoGroupAction(formOf({ id, operationId: randomUUID() }))).rejects.toBeInstanceOf(
    Redirected,
  );
  expect((await storedEntries(actor)).at(-1)).toMatchObject({
    action: 'Reopened',
    actorId: ben.actor.userId,
  });
});

test('a courier, who sees no order, selects none and runs nothing', async () => {
  const id = keyIn(await press('markDelivered', { select: ids() }));
  const { workspaceId } = actor;
  const courier = await newSignIn({ workspaceId, role: 'COURIER' });
  await newRequest({ sessionToken: courier.sessionToken });
  expect(await press('markDelivered', { select: ids() })).toMatch(/^No order is selected\./);
  expect(await press('markDelivered', { matching: 'on' })).toMatch(/^No order is selected\./);
  for (const verb of ['delete', 'changeDeliveryDate', 'export']) {
    expect(await press(verb, { select: ids() })).toMatch(/^Your role does not allow this\./);
  }
  expect((await apply(id)).alert?.text).toMatch(/^This preview does not exist any more\./);
  expect(await storedEntries(actor)).toHaveLength(3);
});

test('a form of another site changes nothing', async () => {
  const id = keyIn(await press('delete', { select: ids() }));
  await newRequest({
    sessionToken,
    headers: { host: 'desk.test', 'sec-fetch-site': 'cross-site' },
  });
  expect((await apply(id)).alert?.text).toMatch(/^This request came from another site/);
  expect(await press('delete', { select: ids() })).toMatch(/^This request came from another site/);
  expect(await existing()).toBe(3);
});
