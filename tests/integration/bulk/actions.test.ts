import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  cancelBulkChangesAction,
  continueBulkChangesAction,
  undoBulkChangesAction,
} from '@/app/(desk)/orders/bulk/actions';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { undoBulkAction } from '@/lib/bulk/mutations';
import { findBulkAction, bulkResults } from '@/lib/bulk/queries';
import { runBulkAction } from '@/lib/bulk/run';
import { editOrder, markDelivered, type ChangeResult } from '@/lib/orders/mutations';
import { parseCsv } from '@/tests/support/csv';
import { formOf } from '@/tests/support/form';
import { apply, exported, bulkIdIn, press } from '@/tests/support/bulk-forms';
import { details, newOrder, seen, storedEntries } from '@/tests/support/orders';
import { newActor, newSignIn } from '@/tests/support/people';
import { newRequest, Redirected } from '@/tests/support/request';

let actor: Actor;
let sessionToken: string;
let orders: ChangeResult[];
const ids = () => orders.map(({ id }) => id);

beforeEach(async () => {
  ({ actor, sessionToken } = await newSignIn());
  await newRequest({ sessionToken });
  orders = [];
  for (let number = 0; number < 3; number++) orders.push(await newOrder(actor));
});

async function existing(): Promise<number> {
  return (await db().order.findMany({ where: { id: { in: ids() } }, select: { id: true } })).length;
}

async function entriesOf(groupId: string) {
  return (await storedEntries(actor)).filter((entry) => entry.groupId === groupId);
}

describe('selected orders', () => {
  test('are fixed when the button is pressed, and changed once', async () => {
    const path = await press('markDelivered', { select: ids(), list: 'status=ongoing' });
    expect(path).toMatch(/\?list=status%3Dongoing$/);
    const id = bulkIdIn(path);
    expect(await entriesOf(id)).toHaveLength(0);

    // The list changes between preview and confirmation.
    await editOrder(actor, { ...details, ...seen(orders[1]!), numberOfItems: 7 });
    await newOrder(actor);
    await Promise.all([apply(id), apply(id), continueBulkChangesAction(formOf({ id }))]);
    await apply(id);
    expect(await findBulkAction(actor, id)).toMatchObject({ state: 'done', done: 2, refused: 1 });
    expect(await bulkResults(actor, id, { size: 10, refusedOnly: true })).toMatchObject([
      { orderId: orders[1]!.orderId, result: 'stale', exists: true },
    ]);
    expect(await entriesOf(id)).toHaveLength(2);
  });

  test('pressed twice make one bulk action; pressed for another action they make another', async () => {
    const operationId = randomUUID();
    const first = await press('delete', { operationId, select: ids() });
    expect(await press('delete', { operationId, select: ids() })).toBe(first);
    expect(await press('delete', { operationId, select: ids().slice(1) })).not.toBe(first);
    expect(await press('reopen', { operationId, select: ids() })).not.toBe(first);
  });

  test('lead to their labels, and without a selection nowhere', async () => {
    expect(await press('labels', { select: ids() })).toMatch(/^\/orders\/labels\?group=[\da-f-]+$/);
    expect(await press('delete', {})).toMatch(/^Nothing selected\./);
  });
});

test('“all matching” are the orders of the filter and no others, also on other pages', async () => {
  const delivered = orders[0]!;
  await markDelivered(actor, seen(delivered));
  const word = randomUUID();
  const wanted = await newOrder(actor, { recipientName: `${word} one` });
  const other = await newOrder(actor, { recipientName: `${word} two`, numberOfItems: 3 });
  const list = `q=${word}&status=ongoing&itemsFrom=10`;
  const id = bulkIdIn(await press('markDelivered', { list, matching: 'on', select: ids() }));
  await apply(id);
  const results = await bulkResults(actor, id, { size: 10, refusedOnly: false });
  expect(results.map((result) => result.id)).toEqual([wanted.id]);
  expect(await db().order.findUnique({ where: { id: other.id } })).toMatchObject({
    status: 'ONGOING',
  });
  expect(await press('delete', { list: `${list}&createdFrom=x`, matching: 'on' })).toMatch(
    /^This page is out of date\./,
  );
});

describe('a new delivery date', () => {
  test('is required beside its field, and stays once chosen', async () => {
    const id = bulkIdIn(await press('changeDeliveryDate', { select: ids() }));
    expect(await apply(id, { deliveryDate: '' })).toMatchObject({
      errors: { deliveryDate: { text: 'Delivery date is missing.' } },
    });
    expect(await apply(id, { deliveryDate: '2026-02-30' })).toMatchObject({
      errors: { deliveryDate: expect.anything() },
    });
    expect(await apply(id)).toMatchObject({ alert: { text: expect.stringMatching(/^Delivery/) } });
    expect(await entriesOf(id)).toHaveLength(0);
    await apply(id, { deliveryDate: '2026-05-03' });
    await apply(id, { deliveryDate: '2026-06-04' });
    const stored = await db().order.findMany({ where: { id: { in: ids() } } });
    expect(stored.map(({ deliveryDate }) => deliveryDate)).toEqual(Array(3).fill('2026-05-03'));
  });

  test('is ignored by other actions', async () => {
    const id = bulkIdIn(await press('markDelivered', { select: ids() }));
    await apply(id, { deliveryDate: '2026-05-03' });
    expect(await findBulkAction(actor, id)).toMatchObject({ deliveryDate: null, done: 3 });
  });
});

describe('a new time window', () => {
  test('is required, ends later than it begins, and is undone', async () => {
    const id = bulkIdIn(await press('changeTimeWindow', { select: ids() }));
    expect(await apply(id, { windowFrom: '', windowUntil: '' })).toMatchObject({
      alert: { text: expect.stringMatching(/^Time window is missing/) },
    });
    expect(await apply(id, { windowFrom: '11:00', windowUntil: '09:00' })).toMatchObject({
      errors: { windowUntil: { text: 'Until must be later than From.' } },
    });
    expect(await entriesOf(id)).toHaveLength(0);
    await apply(id, { windowFrom: '09:00', windowUntil: '11:00' });
    const windows = async () => {
      const stored = await db().order.findMany({ where: { id: { in: ids() } } });
      return stored.map(({ timeWindow }) => timeWindow);
    };
    expect(await windows()).toEqual(Array(3).fill('09:00-11:00'));

    const none = bulkIdIn(await press('changeTimeWindow', { select: ids() }));
    await apply(none, { windowFrom: '11:00', windowUntil: '', noWindow: 'on' });
    expect(await windows()).toEqual([null, null, null]);
    const undo = await undoBulkAction(actor, {
      operationId: randomUUID(),
      id: none,
      now: new Date(),
    });
    await runBulkAction(actor, { id: undo, budget: 60_000 });
    expect(await windows()).toEqual(Array(3).fill('09:00-11:00'));
  });
});

describe('a courier', () => {
  test('is required beside the field, and can be Unassigned', async () => {
    const { userId } = await newActor({ workspaceId: actor.workspaceId, role: 'COURIER' });
    const id = bulkIdIn(await press('assign', { select: ids() }));
    for (const courierId of ['', 'everybody', userId.slice(1)]) {
      expect(await apply(id, { courierId })).toMatchObject({
        errors: { courierId: { text: 'Courier is missing. Choose one, or Unassigned.' } },
      });
    }
    expect(await apply(id, { courierId: actor.userId })).toMatchObject({
      errors: { courierId: { text: expect.stringContaining('no longer a courier') } },
    });
    expect(await apply(id)).toMatchObject({ alert: { text: expect.stringMatching(/^Courier/) } });
    expect(await entriesOf(id)).toHaveLength(0);
    await apply(id, { courierId: userId.toUpperCase() });
    expect(await couriersOf()).toEqual(Array(3).fill(userId));
    const back = bulkIdIn(await press('assign', { select: ids() }));
    await apply(back, { courierId: 'nobody' });
    expect(await couriersOf()).toEqual(Array(3).fill(null));
  });

  async function couriersOf() {
    const stored = await db().order.findMany({ where: { id: { in: ids() } } });
    return stored.map(({ courierId }) => courierId);
  }
});

test('an action is undone from its page, and done again', async () => {
  const id = bulkIdIn(await press('delete', { select: ids() }));
  await apply(id);
  expect(await existing()).toBe(0);
  const undo = formOf({ id, operationId: randomUUID(), list: '' });
  const path = () => undoBulkChangesAction(undo).catch((thrown: Redirected) => thrown.path);
  const undone = (await path()) as string;
  expect(await path()).toBe(undone);
  expect(await existing()).toBe(3);
  const redo = formOf({ id: bulkIdIn(undone!), operationId: randomUUID(), list: '' });
  await expect(undoBulkChangesAction(redo)).rejects.toBeInstanceOf(Redirected);
  expect(await existing()).toBe(0);
});

test('a preview cannot be stopped, only a started bulk action', async () => {
  const id = bulkIdIn(await press('markDelivered', { select: ids() }));
  await cancelBulkChangesAction(formOf({ id }));
  expect(await findBulkAction(actor, id)).toMatchObject({ state: 'preview', done: 0 });
  await continueBulkChangesAction(formOf({ id }));
  expect(await findBulkAction(actor, id)).toMatchObject({ state: 'done', done: 3 });
});

test('an export has the orders as they are now, without deleted ones', async () => {
  const id = bulkIdIn(await press('export', { select: ids().toReversed() }));
  await apply(bulkIdIn(await press('delete', { select: [ids()[1]!] })));
  await newOrder(actor);
  const [, ...records] = parseCsv(await (await exported(id)).text());
  expect(records.map(([orderId]) => orderId)).toEqual([orders[2]!.orderId, orders[0]!.orderId]);
});
