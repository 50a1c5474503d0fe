import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { undoBulkAction } from '@/lib/bulk/mutations';
import { runBulkAction } from '@/lib/bulk/run';
import { db } from '@/lib/db/client';
import { fillWithDemo, removeDemo } from '@/lib/imports/demo';
import { chooseForCancelled } from '@/lib/imports/mutations';
import { importCounts } from '@/lib/imports/counts';
import { listImportOrders } from '@/lib/imports/outcomes';
import { findImport } from '@/lib/imports/queries';
import { createOrder, deleteOrder, markDelivered, undoEntry } from '@/lib/orders/mutations';
import {
  applied,
  checked,
  countsOf,
  fileOf,
  imported,
  LONG_ENOUGH_MS,
  orderOf,
  versionOf,
  edit,
} from '@/tests/support/imports';
import { details, newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { findingsIn } from '@/tests/support/unguarded';

const one = { 'Order ID': 'A1' };

const cancelled = (orderId: string) => ({ 'Order ID': orderId, Status: 'Cancelled' });
const orderIds = ['A1', 'A2', 'A3'];

/** Three orders, one of them delivered here; the next file has all of them as cancelled, and a new one. */
async function cancelledLater(actor: Actor): Promise<string> {
  await imported(actor, fileOf(...orderIds.map((orderId) => ({ 'Order ID': orderId }))));
  await markDelivered(actor, await versionOf(actor, 'A3'));
  return checked(actor, fileOf(...[...orderIds, 'new'].map(cancelled)));
}

test('orders that the file calls cancelled stay until someone chooses otherwise, with the reason', async () => {
  const actor = await newActor();
  const id = await cancelledLater(actor);
  expect(await countsOf(actor, id)).toEqual({ cancelled: 2, leftOut: 2 });
  expect(await importCounts(actor, id)).toMatchObject({ toWrite: 0 });
  const orders = await listImportOrders(actor, id, { size: 10 });
  expect(orders.map(({ notes }) => notes)).toEqual(orders.map(() => ['Status is “Cancelled”.']));
  await applied(actor, id);
  expect(await orderOf(actor, 'A1')).toMatchObject({ status: 'ONGOING' });
});

test('cancelled orders are deleted with an entry each, remembered for the next file, and undone', async () => {
  const actor = await newActor();
  const id = await cancelledLater(actor);
  const { revision } = (await findImport(actor, id))!;
  await chooseForCancelled(actor, { id, cancelled: 'delete' });
  const view = await applied(actor, id);
  expect(view).toMatchObject({ state: 'done', total: 2, handled: 2, revision: revision + 1 });
  expect(await orderOf(actor, 'A1')).toBeNull();
  expect(await orderOf(actor, 'A2')).toBeNull();
  expect(await orderOf(actor, 'A3')).toMatchObject({ status: 'DELIVERED' });
  const entries = await db().log.findMany({
    where: { workspaceId: actor.workspaceId, action: 'Deleted' },
  });
  expect(entries.map(({ orderId, groupId }) => [orderId, groupId])).toEqual([
    ['A1', id],
    ['A2', id],
  ]);
  expect(await findingsIn(actor.workspaceId)).toEqual([]);

  const next = await checked(actor, fileOf(cancelled('A1'), cancelled('new')));
  expect((await findImport(actor, next))!.mapping.cancelled).toBe('delete');
  expect(await countsOf(actor, next)).toEqual({ leftOut: 2 });

  const undo = await undoBulkAction(actor, { operationId: randomUUID(), id, now: new Date() });
  await runBulkAction(actor, { id: undo, budget: LONG_ENOUGH_MS });
  expect(await orderOf(actor, 'A1')).toMatchObject({ status: 'ONGOING' });
  // Restored orders are as imported before.
  const after = await checked(actor, fileOf({ 'Order ID': 'A1' }, cancelled('A2')));
  expect(await countsOf(actor, after)).toEqual({ identical: 1, cancelled: 1 });
});

test('cancelled orders can be marked delivered, unless they changed since the dry run', async () => {
  const actor = await newActor();
  const id = await cancelledLater(actor);
  await chooseForCancelled(actor, { id, cancelled: 'deliver' });
  await edit(actor, 'A2', { numberOfItems: 50 });
  await applied(actor, id);
  expect(await orderOf(actor, 'A1')).toMatchObject({ status: 'DELIVERED' });
  expect(await orderOf(actor, 'A2')).toMatchObject({ status: 'ONGOING', numberOfItems: 50 });
  const refused = await listImportOrders(actor, id, { refusedOnly: true, size: 10 });
  expect(refused.map(({ orderId, refusal }) => [orderId, refusal])).toEqual([['A2', 'stale']]);
});

test('an imported order that was deleted here does not come back with the next file', async () => {
  const actor = await newActor();
  const file = fileOf({ 'Order ID': 'A1' }, { 'Order ID': 'A2' });
  const first = await imported(actor, file);
  await newOrder(actor, { orderId: 'hand' });
  await deleteOrder(actor, await versionOf(actor, 'A1'));
  await deleteOrder(actor, await versionOf(actor, 'hand'));
  const next = await checked(actor, fileOf({ 'Order ID': 'A1' }, { 'Order ID': 'hand' }));
  // Nobody imported the other one before.
  expect(await countsOf(actor, next)).toEqual({ create: 1, leftOut: 1 });
  const [left] = await listImportOrders(actor, next, { outcome: 'leftOut', size: 1 });
  expect(left!.notes[0]).toContain('deleted it here on');

  // Undoing the import deletes too, but nobody meant these orders.
  const undo = await undoBulkAction(actor, {
    operationId: randomUUID(),
    id: first,
    now: new Date(),
  });
  await runBulkAction(actor, { id: undo, budget: LONG_ENOUGH_MS });
  expect(await countsOf(actor, await checked(actor, file))).toEqual({ create: 1, leftOut: 1 });
  // Someone created an order with that ID again.
  await createOrder(actor, { ...details, operationId: randomUUID(), orderId: 'A1' });
  expect(await countsOf(actor, await checked(actor, file))).toEqual({ create: 1, update: 1 });
});

test('demo orders that were removed do not keep their Order IDs from being imported', async () => {
  const actor = await newActor();
  const fill = () => fillWithDemo(actor, { operationId: randomUUID(), now: new Date() });
  expect(await fill()).toBe(60);
  const [demo] = await db().order.findMany({ where: { workspaceId: actor.workspaceId }, take: 1 });
  await removeDemo(actor, { operationId: randomUUID(), now: new Date() });
  const real = await checked(actor, fileOf({ 'Order ID': demo!.orderId }));
  expect(await countsOf(actor, real)).toEqual({ create: 1 });
  expect(await fill()).toBe(60);
});

test('a deletion that was undone and done again is a deletion', async () => {
  const actor = await newActor();
  await imported(actor, fileOf(one));
  await deleteOrder(actor, await versionOf(actor, 'A1'));
  // The deletion, then its undo.
  for (let turn = 0; turn < 2; turn++) {
    const [entry] = await db().log.findMany({
      where: { workspaceId: actor.workspaceId },
      orderBy: { seq: 'desc' },
      take: 1,
    });
    const { orderDbId, orderVersion } = entry!;
    await undoEntry(actor, {
      operationId: randomUUID(),
      id: orderDbId!,
      version: orderVersion!,
    });
  }
  expect(await orderOf(actor, 'A1')).toBeNull();
  expect(await countsOf(actor, await checked(actor, fileOf(one)))).toEqual({ leftOut: 1 });
});

test('an order that is here is not cancelled because the file has no address', async () => {
  const actor = await newActor();
  await imported(actor, fileOf(one));
  const id = await checked(actor, fileOf({ ...one, 'Recipient address': '' }), {
    needsAddress: false,
    cancelled: 'delete',
  });
  expect(await countsOf(actor, id)).toEqual({ leftOut: 1 });
});
