import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  startBulkAction,
  cancelBulkAction,
  createBulkAction,
  undoBulkAction,
} from '@/lib/bulk/mutations';
import { runBulkAction } from '@/lib/bulk/run';
import { countResults, previewBulkAction } from '@/lib/bulk/queries';
import type { BulkKind } from '@/lib/bulk/bulk-action';
import type { Actor } from '@/lib/auth/actor';
import { deleteOrder, editOrder, markDelivered } from '@/lib/orders/mutations';
import {
  countersAndRows,
  details,
  newOrder,
  seen,
  storedEntries,
  storedOrder,
} from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';

const now = new Date();

async function groupOf(actor: Actor, verb: Exclude<BulkKind, 'undo'>, ids: string[]) {
  return createBulkAction(actor, { operationId: randomUUID(), verb, selection: { ids }, now });
}

async function applied(actor: Actor, id: string, deliveryDate?: string) {
  await startBulkAction(actor, { id, deliveryDate, now });
  return runBulkAction(actor, { id, budget: 60_000 });
}

async function orders(actor: Actor, count: number) {
  const made = [];
  for (let number = 0; number < count; number++) made.push(await newOrder(actor));
  return made;
}

test('a bulk action changes each of its orders once, and skips those that it does not fit', async () => {
  const actor = await newActor();
  const made = await orders(actor, 5);
  await markDelivered(actor, seen(made[1]!));
  const id = await groupOf(
    actor,
    'markDelivered',
    made.map((order) => order.id),
  );
  await editOrder(actor, { ...details, ...seen(made[2]!), numberOfItems: 99 });
  await deleteOrder(actor, seen(made[3]!));

  const preview = await previewBulkAction(actor, { id, verb: 'markDelivered', deliveryDate: null });
  const reasons = [null, 'already-delivered', 'stale', 'not-found', null];
  expect(preview.map(({ refusal }) => refusal)).toEqual(reasons);

  const group = await applied(actor, id);
  expect(group).toMatchObject({ state: 'done', total: 5, done: 2, refused: 3 });
  expect((await countResults(actor, id)).map(({ result }) => result).sort()).toEqual([
    'already-delivered',
    'done',
    'not-found',
    'stale',
  ]);
  const again = await applied(actor, id);
  expect(again).toEqual(group);
  const entries = (await storedEntries(actor)).filter(({ groupId }) => groupId === id);
  expect(entries.map(({ orderDbId }) => orderDbId)).toEqual([made[0]!.id, made[4]!.id]);
  const { counters, rows } = await countersAndRows(actor);
  expect(counters).toEqual(rows);
});

test.each([
  ['markDelivered', undefined],
  ['delete', undefined],
  ['changeDeliveryDate', '2026-05-03'],
] as const)('a bulk action (%s) is undone by another, and that by a third', async (verb, date) => {
  const actor = await newActor();
  const made = await orders(actor, 3);
  const before = await Promise.all(made.map(storedOrder));
  const id = await groupOf(
    actor,
    verb,
    made.map((order) => order.id),
  );
  await applied(actor, id, date);
  const after = await Promise.all(made.map(storedOrder));
  expect(after).not.toEqual(before);

  const undo = await undoBulkAction(actor, { operationId: randomUUID(), id, now });
  expect(await runBulkAction(actor, { id: undo, budget: 60_000 })).toMatchObject({
    state: 'done',
    done: 3,
  });
  const plain = (order: Awaited<ReturnType<typeof storedOrder>>) =>
    order && { ...order, version: 0, updatedAt: 0 };
  const undone = await Promise.all(made.map(storedOrder));
  expect(undone.map(plain)).toEqual(before.map(plain));

  const redo = await undoBulkAction(actor, { operationId: randomUUID(), id: undo, now });
  expect(await runBulkAction(actor, { id: redo, budget: 60_000 })).toMatchObject({
    state: 'done',
    done: 3,
  });
  const redone = await Promise.all(made.map(storedOrder));
  const timeless = (order: Awaited<ReturnType<typeof storedOrder>>) =>
    order && { ...order, version: 0, updatedAt: 0, deliveredAt: 0 };
  expect(redone.map(timeless)).toEqual(after.map(timeless));
  const { counters, rows } = await countersAndRows(actor);
  expect(counters).toEqual(rows);
});

test('undoing a bulk reopening restores the delivery times', async () => {
  const actor = await newActor();
  const made = await orders(actor, 2);
  for (const order of made) await markDelivered(actor, seen(order));
  const before = await Promise.all(made.map(storedOrder));
  const id = await groupOf(
    actor,
    'reopen',
    made.map((order) => order.id),
  );
  await applied(actor, id);
  const undo = await undoBulkAction(actor, { operationId: randomUUID(), id, now });
  await runBulkAction(actor, { id: undo, budget: 60_000 });
  const after = await Promise.all(made.map(storedOrder));
  expect(after.map((order) => order!.deliveredAt)).toEqual(
    before.map((order) => order!.deliveredAt),
  );
});

test('several callers running one bulk action still change each order once', async () => {
  const actor = await newActor();
  const made = await orders(actor, 30);
  const id = await groupOf(
    actor,
    'markDelivered',
    made.map((order) => order.id),
  );
  await startBulkAction(actor, { id, now });
  const runs = await Promise.all([1, 2, 3].map(() => runBulkAction(actor, { id, budget: 60_000 })));
  expect(runs.at(-1)).toMatchObject({ state: 'done', done: 30 });
  const entries = (await storedEntries(actor)).filter(({ groupId }) => groupId === id);
  expect(entries).toHaveLength(30);
});

test('a stopped bulk action resumes when it starts again', async () => {
  const actor = await newActor();
  const made = await orders(actor, 2);
  const id = await groupOf(
    actor,
    'markDelivered',
    made.map((order) => order.id),
  );
  await startBulkAction(actor, { id, now });
  await cancelBulkAction(actor, { id, now });
  expect(await runBulkAction(actor, { id, budget: 0 })).toMatchObject({
    state: 'cancelled',
    done: 0,
  });
  expect(await applied(actor, id)).toMatchObject({ state: 'done', done: 2 });
});
