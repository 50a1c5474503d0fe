import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db, transaction } from '@/lib/db/client';
import {
  createOrder,
  deleteOrder,
  editOrder,
  undoEntry,
  type ChangeResult,
} from '@/lib/orders/mutations';
import { details, newOrder, seen, storedEntries, storedOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';
import { findingsIn } from '@/tests/support/unguarded';

let ann: Actor;
let cleo: Actor;
let carl: Actor;

beforeEach(async () => {
  ann = await newActor();
  const { workspaceId } = ann;
  cleo = await newActor({ workspaceId, role: 'COURIER', name: 'Cleo' });
  carl = await newActor({ workspaceId, role: 'COURIER', name: 'Carl' });
});

const edit = (order: ChangeResult, given: object) =>
  editOrder(ann, { ...seen(order), ...details, ...given });

async function verified(): Promise<void> {
  expect(await findingsIn(ann.workspaceId)).toEqual([]);
}

describe('assigning an order to a courier', () => {
  test('is logged with their name, which outlives them, and replays', async () => {
    const order = await newOrder(ann, { courierId: cleo.userId });
    const given = await edit(order, { courierId: carl.userId });
    const taken = await edit(given, { courierId: null });
    const entries = await storedEntries(ann, order);
    expect(entries.map(({ changes }) => JSON.parse(changes).courier)).toEqual([
      { from: null, to: 'Cleo' },
      { from: 'Cleo', to: 'Carl' },
      { from: 'Carl', to: null },
    ]);
    await deleteOrder(ann, seen(taken));
    await verified();
  });

  test('is unchanged by a form without the field', async () => {
    const order = await newOrder(ann, { courierId: cleo.userId });
    await edit(order, { numberOfItems: 2 });
    expect(await storedOrder(order)).toMatchObject({ courierId: cleo.userId, numberOfItems: 2 });
  });

  test('is refused for anyone but an active courier here, like for a random key', async () => {
    const elsewhere = await newActor({ role: 'COURIER' });
    const order = await newOrder(ann);
    await transaction((tx) =>
      tx.user.update({ where: { id: carl.userId }, data: { active: false } }),
    );
    for (const courierId of [ann.userId, elsewhere.userId, carl.userId, ann.workspaceId]) {
      await refusalOf(edit(order, { courierId }), 'no-courier');
      await refusalOf(newOrder(ann, { courierId }), 'no-courier');
    }
    expect(await storedOrder(order)).toMatchObject({ courierId: null, version: 1 });
  });

  test('is undone, also after they stopped being a courier, and returns with a deleted order', async () => {
    const order = await newOrder(ann, { courierId: cleo.userId });
    const { version, id } = await edit(order, { courierId: null });
    await transaction((tx) =>
      tx.user.update({ where: { id: cleo.userId }, data: { active: false } }),
    );
    const undone = await undoEntry(ann, { ...seen(order), version });
    expect(await storedOrder(order)).toMatchObject({ courierId: cleo.userId });
    const deleted = await deleteOrder(ann, seen(undone));
    await undoEntry(ann, { ...seen(order), id, version: deleted.version });
    expect(await storedOrder(order)).toMatchObject({ courierId: cleo.userId });
    await verified();
  });
});

test('the database itself assigns no order to a user of another workspace', async () => {
  const elsewhere = await newActor({ role: 'COURIER' });
  const order = await newOrder(ann);
  const write = transaction((tx) =>
    tx.order.update({ where: { id: order.id }, data: { courierId: elsewhere.userId } }),
  );
  await expect(write).rejects.toThrow();
  expect(await db().order.findUnique({ where: { id: order.id } })).toMatchObject({
    courierId: null,
  });
});

test('the same order with its courier again is the same operation', async () => {
  const input = { ...details, operationId: crypto.randomUUID(), orderId: 'A-1' };
  const given = { ...input, courierId: cleo.userId };
  expect(await createOrder(ann, given)).toEqual(await createOrder(ann, given));
  await refusalOf(createOrder(ann, input), 'reused-operation-id');
});
