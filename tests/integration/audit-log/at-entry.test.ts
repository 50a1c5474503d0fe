import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { orderAtEntry } from '@/lib/audit-log/at-entry';
import {
  deleteOrder,
  editOrder,
  markDelivered,
  reopenOrder,
  type ChangeResult,
} from '@/lib/orders/mutations';
import { undo } from '@/tests/support/histories';
import { details, newOrder, seen, storedEntries, storedOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { newUnguardedDesk } from '@/tests/support/unguarded';

/** The fields of the order as its row has them right now. */
async function factsOf(order: ChangeResult) {
  const row = (await storedOrder(order))!;
  return {
    numberOfItems: row.numberOfItems,
    deliveryDate: row.deliveryDate,
    senderName: row.senderName,
    recipientName: row.recipientName,
    recipientAddress: row.recipientAddress,
    status: row.status,
    orderId: row.orderId,
    version: row.version,
    createdAt: row.createdAt,
    deliveredAt: row.deliveredAt,
    createdBy: { name: 'Ann' },
  };
}

/** An order with five entries by two people, and its row after each of them. */
async function oldOrder(ann: Actor, ben: Actor) {
  let order = await newOrder(ann);
  const rows = [await factsOf(order)];
  const steps = [
    (at: ChangeResult) =>
      editOrder(ben, { ...seen(at), ...details, recipientName: 'Émile', numberOfItems: 3 }),
    (at: ChangeResult) => markDelivered(ben, seen(at)),
    (at: ChangeResult) => reopenOrder(ann, seen(at)),
    (at: ChangeResult) => editOrder(ann, { ...seen(at), ...details, deliveryDate: '2026-05-01' }),
  ];
  for (const step of steps) {
    order = await step(order);
    rows.push(await factsOf(order));
  }
  return { order, rows };
}

test('an order is shown as it was after each entry', async () => {
  const ann = await newActor();
  const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben' });
  const { order, rows } = await oldOrder(ann, ben);
  const entries = await storedEntries(ann, order);
  for (const [index, row] of rows.entries()) {
    const version = index + 1;
    const found = await orderAtEntry(ann, { id: order.id, version });
    expect(found).toMatchObject({
      order: row,
      exists: true,
      previous: version === 1 ? null : version - 1,
      next: version === 5 ? null : version + 1,
    });
    const { id, seq, at, actorName, action } = entries[index]!;
    expect(found!.entry).toMatchObject({ id, seq, at, actorName, action, orderVersion: version });
  }
});

test('a deleted order is shown as it was just before, and at every earlier entry', async () => {
  const ann = await newActor();
  const { order, rows } = await oldOrder(ann, ann);
  await deleteOrder(ann, seen(order));
  const deleted = await orderAtEntry(ann, { id: order.id, version: 6 });
  expect(deleted).toMatchObject({
    entry: { action: 'Deleted', orderVersion: 6 },
    order: rows[4],
    exists: false,
    previous: 5,
    next: null,
  });
  const before = await orderAtEntry(ann, { id: order.id, version: 3 });
  expect(before).toMatchObject({ order: rows[2], exists: false, next: 4 });
});

test('a restored order is shown as it was at every entry, with its delivery time', async () => {
  const ann = await newActor();
  const delivered = await markDelivered(ann, seen(await newOrder(ann)));
  const before = await factsOf(delivered);
  const restored = await undo(ann, await deleteOrder(ann, seen(delivered)));
  const at = (version: number) => orderAtEntry(ann, { id: restored.id, version });
  expect(await at(3)).toMatchObject({ order: before, exists: true, previous: 2, next: 4 });
  expect(await at(4)).toMatchObject({
    entry: { action: 'Restored', undoes: 3 },
    order: { ...before, version: 4 },
    previous: 3,
    next: null,
  });
});

test('other users and unknown entries get nothing', async () => {
  const ann = await newActor();
  const order = await newOrder(ann);
  const courier = await newActor({ workspaceId: ann.workspaceId, role: 'COURIER' });
  const dispatcher = await newActor({ workspaceId: ann.workspaceId, role: 'DISPATCHER' });
  const at = { id: order.id, version: 1 };
  expect(await orderAtEntry(dispatcher, at)).toEqual(await orderAtEntry(ann, at));
  expect(await orderAtEntry(await newActor(), at)).toBeNull();
  expect(await orderAtEntry(courier, at)).toBeNull();
  expect(await orderAtEntry(ann, { ...at, version: 2 })).toBeNull();
  expect(await orderAtEntry(ann, { ...at, id: randomUUID() })).toBeNull();
});

test('a contradicting log throws', async () => {
  const { ann, after } = await newUnguardedDesk();
  const [entry] = await storedEntries(ann);
  await after(`UPDATE "Log" SET "action" = 'Reopened' WHERE "workspaceId" = $ann AND "seq" = 1`);
  await expect(orderAtEntry(ann, { id: entry!.orderDbId!, version: 1 })).rejects.toThrow(
    `The log contradicts itself about order ${entry!.orderId}`,
  );
});
