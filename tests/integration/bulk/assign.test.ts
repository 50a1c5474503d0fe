import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db, transaction } from '@/lib/db/client';
import { startBulkAction, createBulkAction, undoBulkAction } from '@/lib/bulk/mutations';
import { findBulkAction, bulkResults, previewBulkAction } from '@/lib/bulk/queries';
import { runBulkAction } from '@/lib/bulk/run';
import { listOrders } from '@/lib/orders/list/queries';
import { DEFAULT_PARAMS } from '@/lib/orders/list/params';
import type { ChangeResult } from '@/lib/orders/mutations';
import { newOrder, storedEntries } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';

const now = new Date();

let ann: Actor;
let marek: Actor;
let ola: Actor;
let orders: ChangeResult[];

beforeEach(async () => {
  ann = await newActor();
  const { workspaceId } = ann;
  marek = await newActor({ workspaceId, role: 'COURIER', name: 'Marek' });
  ola = await newActor({ workspaceId, role: 'COURIER', name: 'Ola' });
  orders = [
    await newOrder(ann),
    await newOrder(ann, { courierId: marek.userId }),
    await newOrder(ann, { courierId: ola.userId }),
  ];
});

const newGroup = (actor = ann) =>
  createBulkAction(actor, {
    operationId: randomUUID(),
    verb: 'assign',
    selection: { ids: orders.map(({ id }) => id) },
    now,
  });

async function assigned(id: string, courierId: string | null) {
  await startBulkAction(ann, { id, courierId, now });
  return runBulkAction(ann, { id, budget: 60_000 });
}

/** Courier names by order. */
async function couriers(): Promise<(string | null)[]> {
  const stored = await db().order.findMany({ where: { workspaceId: ann.workspaceId } });
  return orders.map(({ id }) => stored.find((order) => order.id === id)!.courierId);
}

/** Results by position. */
async function resultsOf(id: string): Promise<string[]> {
  const results = await bulkResults(ann, id, { size: 10, refusedOnly: false });
  return results.map(({ result }) => result);
}

async function deactivate({ userId }: Actor): Promise<void> {
  await transaction((tx) =>
    tx.user.update({ where: { id: userId }, data: { active: false }, select: { id: true } }),
  );
}

const seenBy = async (actor: Actor) =>
  (await listOrders(actor, DEFAULT_PARAMS, {}, now)).orders.map(({ id }) => id);

test('a preview shows the orders that change, and all of them until a courier is chosen', async () => {
  const id = await newGroup();
  const refusals = async (courierId?: string | null) =>
    (await previewBulkAction(ann, { id, verb: 'assign', deliveryDate: null, courierId })).map(
      ({ refusal }) => refusal,
    );
  expect(await refusals()).toEqual([null, null, null]);
  expect(await refusals(null)).toEqual(['unchanged', null, null]);
  expect(await refusals(marek.userId)).toEqual([null, 'unchanged', null]);
});

test('all orders go to one courier, who sees them at once, and the log has names', async () => {
  const id = await newGroup();
  expect(await assigned(id, marek.userId)).toMatchObject({
    state: 'done',
    done: 2,
    courierId: marek.userId,
    courierName: 'Marek',
  });
  expect(await couriers()).toEqual(Array(3).fill(marek.userId));
  expect(await resultsOf(id)).toEqual(['done', 'unchanged', 'done']);
  expect((await seenBy(marek)).sort()).toEqual(orders.map((order) => order.id).sort());
  expect(await seenBy(ola)).toEqual([]);
  const entries = (await storedEntries(ann)).filter(({ groupId }) => groupId === id);
  expect(entries.map(({ action }) => action)).toEqual(['Edited', 'Edited']);
  expect(entries.map(({ changes }) => JSON.parse(changes).courier)).toEqual([
    { from: null, to: 'Marek' },
    { from: 'Ola', to: 'Marek' },
  ]);
});

test('orders are unassigned from all couriers, and an undo gives each one back', async () => {
  const before = await couriers();
  const id = await newGroup();
  expect(await assigned(id, null)).toMatchObject({ done: 2, courierId: null, courierName: null });
  expect(await couriers()).toEqual([null, null, null]);
  expect(await seenBy(marek)).toEqual([]);
  const undo = await undoBulkAction(ann, { operationId: randomUUID(), id, now });
  expect(await runBulkAction(ann, { id: undo, budget: 60_000 })).toMatchObject({ done: 2 });
  expect(await couriers()).toEqual(before);
  const redo = await undoBulkAction(ann, { operationId: randomUUID(), id: undo, now });
  await runBulkAction(ann, { id: redo, budget: 60_000 });
  expect(await couriers()).toEqual([null, null, null]);
});

test('the first choice of courier stays, also when the bulk action resumes', async () => {
  const id = await newGroup();
  await startBulkAction(ann, { id, courierId: marek.userId, now });
  await startBulkAction(ann, { id, courierId: ola.userId, now });
  await startBulkAction(ann, { id, now });
  await runBulkAction(ann, { id, budget: 60_000 });
  expect(await couriers()).toEqual(Array(3).fill(marek.userId));
});

test('without a choice nothing starts', async () => {
  const id = await newGroup();
  await expect(startBulkAction(ann, { id, now })).rejects.toMatchObject({
    code: 'courier-missing',
  });
  expect(await findBulkAction(ann, id)).toMatchObject({ state: 'preview', courierId: null });
});

test('anyone but an active courier of this workspace is refused like an unknown user', async () => {
  const elsewhere = await newActor({ role: 'COURIER' });
  const dispatcher = await newActor({ workspaceId: ann.workspaceId, role: 'DISPATCHER' });
  await deactivate(ola);
  for (const courierId of [elsewhere.userId, dispatcher.userId, ola.userId, randomUUID()]) {
    const id = await newGroup();
    await expect(startBulkAction(ann, { id, courierId, now })).rejects.toMatchObject({
      code: 'no-courier',
    });
    expect(await findBulkAction(ann, id)).toMatchObject({ state: 'preview', courierId: null });
  }
});

test('a courier who is deactivated while the bulk action runs gets no more orders', async () => {
  const id = await newGroup();
  await startBulkAction(ann, { id, courierId: marek.userId, now });
  await deactivate(marek);
  await runBulkAction(ann, { id, budget: 60_000 });
  expect(await resultsOf(id)).toEqual(Array(3).fill('no-courier'));
  expect(await couriers()).toEqual([null, marek.userId, ola.userId]);
});

test('a courier is ignored by other actions', async () => {
  const selection = { ids: orders.map((order) => order.id) };
  const operationId = randomUUID();
  const id = await createBulkAction(ann, { operationId, verb: 'markDelivered', selection, now });
  await startBulkAction(ann, { id, courierId: marek.userId, now });
  const before = await couriers();
  expect(await runBulkAction(ann, { id, budget: 60_000 })).toMatchObject({
    courierId: null,
    done: 3,
  });
  expect(await couriers()).toEqual(before);
});
