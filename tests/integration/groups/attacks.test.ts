import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import {
  cancelGroupAction,
  continueGroupAction,
  runGroupAction,
  undoGroupAction,
} from '@/app/(desk)/orders/groups/actions';
import type { Actor } from '@/lib/auth/actor';
import { db, transaction } from '@/lib/db/client';
import { GROUP_VERBS } from '@/lib/groups/group';
import { findGroup } from '@/lib/groups/queries';
import type { Answer } from '@/lib/orders/mutations';
import { apply, exported, formOf, keyIn, press, said } from '@/tests/support/group-forms';
import { newOrder, storedEntries } from '@/tests/support/orders';
import { newSignIn } from '@/tests/support/people';
import { newRequest, Redirected } from '@/tests/support/request';

const DENIED = /^Your role does not allow this\./;

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

async function orderEntries() {
  return (await storedEntries(actor)).filter(({ orderDbId }) => orderDbId !== null);
}

/** Takes the actor's role away, so that they deliver orders from now on. */
async function demote({ userId }: Actor): Promise<void> {
  await transaction((tx) =>
    tx.user.update({ where: { id: userId }, data: { role: 'COURIER' }, select: { id: true } }),
  );
}

/** Whatever is asked of the group, the answer is the same as for one that there never was. */
async function expectNoGroup(asking: Actor, id: string): Promise<void> {
  expect((await apply(id)).alert?.text).toMatch(DENIED);
  for (const action of [runGroupAction, continueGroupAction, cancelGroupAction, undoGroupAction]) {
    await action(formOf({ id, operationId: randomUUID() }));
    expect(await said()).toMatch(DENIED);
  }
  expect(await findGroup(asking, id)).toBeNull();
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

test('for a courier there are no groups: none is made, found, let loose or taken back, also one of their own before', async () => {
  const id = keyIn(await press('markDelivered', { select: ids() }));
  const { workspaceId } = actor;
  const courier = await newSignIn({ workspaceId, role: 'COURIER' });
  await newRequest({ sessionToken: courier.sessionToken });
  for (const verb of GROUP_VERBS.filter((verb) => verb !== 'import' && verb !== 'undo')) {
    expect(await press(verb, { select: ids() })).toMatch(DENIED);
    expect(await press(verb, { matching: 'on' })).toMatch(DENIED);
  }
  await expectNoGroup(courier.actor, id);
  await expectNoGroup(courier.actor, randomUUID());
  await demote(actor);
  await newRequest({ sessionToken });
  await expectNoGroup({ ...actor, role: 'COURIER' }, id);
  expect((await orderEntries()).map(({ action }) => action)).toEqual(Array(3).fill('Created'));
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
