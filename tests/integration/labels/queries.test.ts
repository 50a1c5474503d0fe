import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { transaction } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { countLabels, labelOrders } from '@/lib/labels/queries';
import { deleteOrder, editOrder, type ChangeResult } from '@/lib/orders/mutations';
import { details, newOrder, seen } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';

const all = { from: 0, take: 960 };

/** A bulk action on these orders, in this order. */
async function newGroup({ workspaceId, userId }: Actor, orders: ChangeResult[]): Promise<string> {
  const id = newId();
  const group = { id, workspaceId, userId, verb: 'labels', operationId: randomUUID() };
  const rows = orders.map((order, index) => ({
    position: index + 1,
    orderDbId: order.id,
    orderId: order.orderId,
    version: order.version,
  }));
  await transaction(async (tx) => {
    await tx.bulkAction.create({ data: { ...group, createdAt: new Date() } });
    await tx.bulkActionOrder.createMany({
      data: rows.map((row) => ({ ...row, workspaceId, groupId: id })),
    });
  });
  return id;
}

async function threeOrders(actor: Actor): Promise<[ChangeResult, ChangeResult, ChangeResult]> {
  return [await newOrder(actor), await newOrder(actor), await newOrder(actor)];
}

describe('the labels of a bulk action', () => {
  test('are those of its orders, in its order, as they are now', async () => {
    const ann = await newActor();
    const [first, second, third] = await threeOrders(ann);
    const group = await newGroup(ann, [third, first, second]);
    await editOrder(ann, { ...seen(first), ...details, recipientName: 'Moved since' });

    expect(await countLabels(ann, { group })).toEqual({ count: 3, deleted: 0 });
    const labels = await labelOrders(ann, { group }, all);
    expect(labels.map(({ id }) => id)).toEqual([third.id, first.id, second.id]);
    expect(labels[1]).toEqual({
      id: first.id,
      orderId: first.orderId,
      ...details,
      recipientName: 'Moved since',
      timeWindow: null,
      instructions: null,
    });
  });

  test('leave out deleted orders, and count them', async () => {
    const ann = await newActor();
    const orders = await threeOrders(ann);
    const group = await newGroup(ann, orders);
    await deleteOrder(ann, seen(orders[1]));
    expect(await countLabels(ann, { group })).toEqual({ count: 2, deleted: 1 });
    const labels = await labelOrders(ann, { group }, all);
    expect(labels.map(({ id }) => id)).toEqual([orders[0].id, orders[2].id]);
  });

  test('come in parts that miss nothing if an order is deleted', async () => {
    const ann = await newActor();
    const orders = await threeOrders(ann);
    const group = await newGroup(ann, orders);
    await deleteOrder(ann, seen(orders[0]));
    const part = async (from: number) => {
      const labels = await labelOrders(ann, { group }, { from, take: 1 });
      return labels.map(({ id }) => id);
    };
    expect(await part(0)).toEqual([orders[1].id]);
    expect(await part(1)).toEqual([orders[2].id]);
    expect(await part(2)).toEqual([]);
  });

  test('contain no order that a courier does not see', async () => {
    const ann = await newActor();
    const order = await newOrder(ann);
    const group = await newGroup(ann, [order]);
    const courier = await newActor({ workspaceId: ann.workspaceId, role: 'COURIER' });
    const own = await newGroup(courier, [order]);
    expect(await labelOrders(courier, { group: own }, all)).toEqual([]);
    expect(await countLabels(courier, { group: own })).toEqual({ count: 0, deleted: 1 });
    expect(await countLabels(courier, { group })).toBeNull();
    expect(await countLabels(courier, { order: order.id })).toBeNull();
  });
});

test('one order has one label, on its first part', async () => {
  const ann = await newActor();
  const { id, orderId } = await newOrder(ann);
  expect(await countLabels(ann, { order: id })).toEqual({ count: 1, deleted: 0 });
  expect(await labelOrders(ann, { order: id }, all)).toEqual([
    { id, orderId, ...details, timeWindow: null, instructions: null },
  ]);
  expect(await labelOrders(ann, { order: id }, { from: 960, take: 960 })).toEqual([]);
  expect(await countLabels(await newActor(), { order: id })).toBeNull();
  expect(await labelOrders(await newActor(), { order: id }, all)).toEqual([]);
});
