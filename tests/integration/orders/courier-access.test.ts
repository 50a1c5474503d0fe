import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { calendarDate } from '@/lib/dates';
import { listDeliveries } from '@/lib/orders/list/deliveries-query';
import { countLabels, labelOrders } from '@/lib/labels/queries';
import { findOrders } from '@/lib/orders/find';
import { orderSummary } from '@/lib/orders/summary';
import { listOrders } from '@/lib/orders/list/queries';
import { DEFAULT_PARAMS } from '@/lib/orders/list/params';
import {
  editOrder,
  markDelivered,
  reopenOrder,
  undoEntry,
  type ChangeResult,
} from '@/lib/orders/mutations';
import { findOrder } from '@/lib/orders/queries';
import { capabilitiesFor } from '@/lib/orders/capabilities';
import { previewUndo } from '@/lib/orders/changes/undo-preview';
import { countOrders } from '@/lib/workspaces/queries';
import { details, newOrder, seen, storedOrder } from '@/tests/support/orders';
import { newActor, reread } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';

let ann: Actor;
let cem: Actor;
let order: ChangeResult;

const now = new Date();
const deliveryDate = calendarDate(now, 'UTC');

beforeEach(async () => {
  ann = await newActor();
  cem = await newActor({ workspaceId: ann.workspaceId, role: 'COURIER', name: 'Cem' });
  await newOrder(ann, { recipientName: 'Nobody’s' });
  order = await newOrder(ann, { deliveryDate, courierId: cem.userId });
});

const give = (version: number, courierId: string | null) =>
  editOrder(ann, { ...seen({ ...order, version }), ...details, deliveryDate, courierId });
const undo = (actor: Actor, version: number, given: object = {}) =>
  undoEntry(actor, { operationId: randomUUID(), id: order.id, version, ...given });
const stored = async () => (await storedOrder(order))!;

/** All that a user sees of the order and of all others, everywhere: keys and counts. */
async function seenBy(actor: Actor) {
  const list = async (search?: string) =>
    (await listOrders(actor, { ...DEFAULT_PARAMS, ...(search && { search }) }, {}, now)).orders;
  const { ongoing, done } = await listDeliveries(actor, now);
  const { stillDue, days } = await orderSummary(await reread(actor), now);
  const ids = (orders: { id: string }[]) => orders.map(({ id }) => id);
  const label = { order: order.id };
  return {
    page: ids([(await findOrder(actor, order.id)) ?? []].flat()),
    list: ids(await list()),
    searched: ids(await list('nowak')),
    found: ids((await findOrders(actor, order.orderId, now)).orders),
    deliveries: ids([...ongoing, ...done]),
    labels: ids(await labelOrders(actor, label, { from: 0, take: 10 })),
    counts: [
      (await countOrders(actor)).all,
      (await countLabels(actor, label))?.count ?? 0,
      stillDue,
      days.reduce((sum, { due }) => sum + due, 0),
    ],
  };
}

describe('a courier sees', () => {
  test('orders assigned to them, everywhere, and nothing else', async () => {
    const { id } = order;
    const everywhere = { page: [id], list: [id], searched: [id], found: [id] };
    const all = { ...everywhere, deliveries: [id], labels: [id], counts: [1, 1, 1, 1] };
    expect(await seenBy(cem)).toEqual(all);
    const nothing = await seenBy(await newActor());
    expect(Object.values(nothing).flat().filter(Boolean)).toEqual([]);
    const other = await newActor({ workspaceId: ann.workspaceId, role: 'COURIER' });
    expect(await seenBy(other)).toEqual(nothing);
  });

  test('no order that is unassigned, and all of it once it is assigned again', async () => {
    const before = await seenBy(cem);
    await give(1, null);
    expect(await seenBy(cem)).toEqual(await seenBy(await newActor()));
    await give(2, cem.userId);
    expect(await seenBy(cem)).toEqual(before);
  });

  test('how many of theirs are delivered, not how many there are', async () => {
    await markDelivered(cem, seen(order));
    expect(await countOrders(cem)).toEqual({ all: 1, ongoing: 0, delivered: 1 });
    expect(await countOrders(ann)).toEqual({ all: 2, ongoing: 1, delivered: 1 });
    expect(await orderSummary(await reread(cem), now)).toMatchObject({
      deliveredToday: 1,
      overdue: 0,
    });
  });

  test('a summary of their own, whoever looked before', async () => {
    const other = await newActor({ workspaceId: ann.workspaceId, role: 'COURIER' });
    expect((await orderSummary(await reread(cem), now)).stillDue).toBe(1);
    expect((await orderSummary(await reread(other), now)).stillDue).toBe(0);
  });
});

describe('a courier marks delivered', () => {
  test('orders assigned to them, and no former ones', async () => {
    await refusalOf(markDelivered(cem, seen(await newOrder(ann))), 'not-found');
    await markDelivered(cem, seen(order));
    expect(await stored()).toMatchObject({ status: 'DELIVERED', version: 2 });
    const { version } = await give(2, null);
    await refusalOf(reopenOrder(cem, { ...seen(order), version }), 'not-found');
    await refusalOf(undo(cem, 2), 'not-found');
    expect(await stored()).toMatchObject({ status: 'DELIVERED', version });
  });
});

describe('a courier reopens', () => {
  const reopenable = async (actor: Actor) =>
    (await capabilitiesFor(actor, [{ ...order, status: (await stored()).status }])).reopen.size;

  test('orders that they marked delivered, and the pages offer that', async () => {
    expect(await reopenable(cem)).toBe(0);
    const delivered = await markDelivered(cem, seen(order));
    expect(await reopenable(cem)).toBe(1);
    await reopenOrder(cem, seen(delivered));
    expect(await stored()).toMatchObject({ status: 'ONGOING' });
  });

  test('not what someone else marked, even if they marked it before', async () => {
    const own = await markDelivered(cem, seen(order));
    const reopened = await reopenOrder(ann, seen(own));
    const delivered = await markDelivered(ann, seen(reopened));
    expect(await reopenable(cem)).toBe(0);
    expect(await reopenable(ann)).toBe(1);
    await refusalOf(reopenOrder(cem, seen(delivered)), 'forbidden');
    await refusalOf(undo(cem, own.version), 'forbidden');
    const forged = { seen: delivered.version, choices: { status: 'yours' } };
    await refusalOf(undo(cem, own.version, forged), 'forbidden');
    await refusalOf(undo(cem, delivered.version), 'forbidden');
    expect(await stored()).toMatchObject({ status: 'DELIVERED', version: delivered.version });
  });
});

describe('a courier undoes', () => {
  test('their own deliveries, and their own undo of these, again and again', async () => {
    await markDelivered(cem, seen(order));
    const { deliveredAt } = await stored();
    await undo(cem, 2);
    expect(await stored()).toMatchObject({ status: 'ONGOING', version: 3 });
    await undo(cem, 3);
    expect(await stored()).toMatchObject({ status: 'DELIVERED', version: 4, deliveredAt });
    await undo(cem, 4);
    expect(await stored()).toMatchObject({ status: 'ONGOING', version: 5 });
  });

  test('their own reopening', async () => {
    const delivered = await markDelivered(cem, seen(order));
    await reopenOrder(cem, seen(delivered));
    await undo(cem, 3);
    expect(await stored()).toMatchObject({ status: 'DELIVERED', version: 4 });
  });

  test('nothing that others did, and nothing that never was', async () => {
    const edit = { ...seen(order), ...details, deliveryDate, numberOfItems: 1 };
    const delivered = await markDelivered(ann, seen(await editOrder(ann, edit)));
    const reopened = await reopenOrder(ann, seen(delivered));
    for (let version = 1; version <= reopened.version + 1; version++) {
      await refusalOf(undo(cem, version), 'forbidden');
    }
    expect(await stored()).toMatchObject({ version: reopened.version });
  });

  test('nothing by the confirmation page, which shows what others did', async () => {
    await markDelivered(cem, seen(order));
    expect(await previewUndo(ann, { id: order.id, version: 2 })).not.toBeNull();
    expect(await previewUndo(cem, { id: order.id, version: 2 })).toBeNull();
  });
});
