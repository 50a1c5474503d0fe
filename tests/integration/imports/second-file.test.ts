import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { undoBulkAction } from '@/lib/bulk/mutations';
import { runBulkAction } from '@/lib/bulk/run';
import { calendarDate } from '@/lib/dates';
import { db, transaction } from '@/lib/db/client';
import { fillWithDemo, removeDemo } from '@/lib/imports/demo';
import { chooseForCancelled, fixRows, resolveConflicts } from '@/lib/imports/mutations';
import { conflictsByField, importCounts, listImportOrders } from '@/lib/imports/outcomes';
import { findImport } from '@/lib/imports/queries';
import { runImport } from '@/lib/imports/run';
import { detailsOf, type OrderDetails } from '@/lib/orders/order';
import {
  createOrder,
  deleteOrder,
  editOrder,
  markDelivered,
  reopenOrder,
  undoEntry,
} from '@/lib/orders/mutations';
import { changeSettings } from '@/lib/workspaces/mutations';
import { findSettings } from '@/lib/workspaces/queries';
import { firstWorkingDay } from '@/lib/workspaces/working-days';
import {
  applied,
  checked,
  countsOf,
  fileOf,
  imported,
  LONG_ENOUGH_MS,
} from '@/tests/support/imports';
import { details, newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { findingsIn } from '@/tests/support/unguarded';

async function orderOf({ workspaceId }: Actor, orderId: string) {
  return db().order.findUnique({ where: { workspaceId_orderId: { workspaceId, orderId } } });
}

async function versionOf(actor: Actor, orderId: string) {
  const { id, version } = (await orderOf(actor, orderId))!;
  return { operationId: randomUUID(), id, version };
}

async function edit(actor: Actor, orderId: string, changes: Partial<OrderDetails>) {
  const before = detailsOf((await orderOf(actor, orderId))!);
  await editOrder(actor, { ...before, ...changes, ...(await versionOf(actor, orderId)) });
}

/** Who changed a field between two files. */
const WAYS = ['nobody', 'here', 'file', 'both', 'alike'] as const;
type Way = (typeof WAYS)[number];

const FIELDS = [
  'numberOfItems',
  'deliveryDate',
  'senderName',
  'recipientName',
  'recipientAddress',
] as const;
type Field = (typeof FIELDS)[number];

const COLUMNS: Record<Field, string> = {
  numberOfItems: 'Number of items',
  deliveryDate: 'Delivery date',
  senderName: 'Sender name',
  recipientName: 'Recipient name',
  recipientAddress: 'Recipient address',
};

const VALUES: Record<Field, { base: string; here: string; file: string }> = {
  numberOfItems: { base: '3', here: '4', file: '5' },
  deliveryDate: { base: '2026-04-17', here: '2026-04-18', file: '2026-04-19' },
  senderName: { base: 'Northern Goods', here: 'Harbour', file: 'Quay' },
  recipientName: { base: 'Łucja Nowak', here: 'Ann', file: 'Bea' },
  recipientAddress: { base: 'ul. Filtrowa 68, Warszawa', here: 'Road 1', file: 'Street 2' },
};

const here = (field: Field, way: Way) =>
  VALUES[field][way === 'here' || way === 'both' ? 'here' : way === 'alike' ? 'file' : 'base'];

const inFile = (field: Field, way: Way) =>
  VALUES[field][way === 'nobody' || way === 'here' ? 'base' : 'file'];

function outcomeOf(ways: Record<Field, Way>): string {
  const all = Object.values(ways);
  if (all.includes('both')) return 'conflict';
  if (all.includes('file')) return 'update';
  return all.includes('here') ? 'kept' : 'identical';
}

test('whoever changed whichever field between two files: nothing is lost, and only what both changed is a conflict', async () => {
  const way = fc.constantFrom(...WAYS);
  const orders = fc.sample(
    fc.record({
      numberOfItems: way,
      deliveryDate: way,
      senderName: way,
      recipientName: way,
      recipientAddress: way,
    }),
    { numRuns: 40, seed: 20_261 },
  );
  const actor = await newActor();
  const ids = orders.map((_, number) => `S${number}`);
  await imported(actor, fileOf(...ids.map((id) => ({ 'Order ID': id }))));
  for (const [number, ways] of orders.entries()) {
    const changed = FIELDS.map((field) => [field, here(field, ways[field])] as const);
    if (changed.every(([field, value]) => value === VALUES[field].base)) continue;
    const { numberOfItems, ...texts } = Object.fromEntries(changed) as Record<Field, string>;
    await edit(actor, ids[number]!, { ...texts, numberOfItems: Number(numberOfItems) });
  }
  const rows = orders.map((ways, number) => ({
    'Order ID': ids[number]!,
    ...Object.fromEntries(FIELDS.map((field) => [COLUMNS[field], inFile(field, ways[field])])),
  }));

  const id = await checked(actor, fileOf(...rows));
  const found = await listImportOrders(actor, id, { size: 100 });
  expect(found.map(({ outcome }) => outcome)).toEqual(orders.map(outcomeOf));
  expect(
    found.map(({ disputes }) => disputes.filter(({ isConflict }) => isConflict).length),
  ).toEqual(orders.map((ways) => Object.values(ways).filter((each) => each === 'both').length));

  // For one of the fields use the file’s values, for the others keep the edits.
  await resolveConflicts(actor, { id, fileWins: ['deliveryDate'] });
  await runImport(actor, { id, budget: LONG_ENOUGH_MS });
  expect(await conflictsByField(actor, id)).toEqual(
    FIELDS.map((field) => ({
      field,
      orders: orders.filter((ways) => ways[field] === 'both').length,
    })),
  );
  const { toWrite } = await importCounts(actor, id);
  const view = await applied(actor, id);
  expect(view).toMatchObject({ state: 'done', total: toWrite, handled: toWrite });
  for (const [number, ways] of orders.entries()) {
    const order = (await orderOf(actor, ids[number]!))!;
    for (const field of FIELDS) {
      const isFile = ways[field] === 'file' || (ways[field] === 'both' && field === 'deliveryDate');
      const expected = isFile ? VALUES[field].file : here(field, ways[field]);
      expect(String(order[field]), `${field} of ${ids[number]}`).toBe(expected);
    }
  }
  // The third file is the second one again: no conflict comes twice, and edits are still there.
  const third = await checked(actor, fileOf(...rows));
  const again = await listImportOrders(actor, third, { size: 100 });
  const isEdited = (ways: Record<Field, Way>) =>
    FIELDS.some(
      (field) => ways[field] === 'here' || (ways[field] === 'both' && field !== 'deliveryDate'),
    );
  expect(again.map(({ outcome }) => outcome)).toEqual(
    orders.map((ways) => (isEdited(ways) ? 'kept' : 'identical')),
  );
  await applied(actor, third);
  expect(await countsOf(actor, await checked(actor, fileOf(...rows)))).toEqual(
    await countsOf(actor, third),
  );
  expect(await findingsIn(actor.workspaceId)).toEqual([]);
});

test('an order delivered here is not reopened by its old status in the file, whatever else is chosen', async () => {
  const actor = await newActor();
  await imported(actor, fileOf({ 'Order ID': 'A1' }));
  await markDelivered(actor, await versionOf(actor, 'A1'));
  const again = await checked(actor, fileOf({ 'Order ID': 'A1', 'Number of items': '9' }), {
    fileWins: ['status', 'numberOfItems'],
  });
  expect(await countsOf(actor, again)).toEqual({ update: 1 });
  await applied(actor, again);
  expect(await orderOf(actor, 'A1')).toMatchObject({ status: 'DELIVERED', numberOfItems: 9 });
});

test('a file reopens an order that it never said to be ongoing only if that is chosen', async () => {
  const actor = await newActor();
  const { id: key, version } = await newOrder(actor, { ...details, orderId: 'hand' });
  await markDelivered(actor, { operationId: randomUUID(), id: key, version });
  const id = await checked(actor, fileOf({ 'Order ID': 'hand', 'Number of items': '7' }));
  expect(await countsOf(actor, id)).toEqual({ conflict: 1 });
  expect(await conflictsByField(actor, id)).toEqual([{ field: 'status', orders: 1 }]);
  await applied(actor, id);
  // The rest of the file is imported all the same.
  expect(await orderOf(actor, 'hand')).toMatchObject({ status: 'DELIVERED', numberOfItems: 7 });

  const other = await newOrder(actor, { ...details, orderId: 'other' });
  await markDelivered(actor, { operationId: randomUUID(), ...other });
  const next = await checked(
    actor,
    fileOf({ 'Order ID': 'hand', 'Number of items': '7' }, { 'Order ID': 'other' }),
  );
  expect(await countsOf(actor, next)).toEqual({ kept: 1, conflict: 1 });
  await resolveConflicts(actor, { id: next, fileWins: ['status'] });
  await runImport(actor, { id: next, budget: LONG_ENOUGH_MS });
  await applied(actor, next);
  expect(await orderOf(actor, 'hand')).toMatchObject({ status: 'DELIVERED' });
  expect(await orderOf(actor, 'other')).toMatchObject({ status: 'ONGOING' });
});

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

test('default values are for new orders only', async () => {
  const actor = await newActor();
  const header = 'Order ID,Number of items,Recipient name,Recipient address';
  const constants = { senderName: 'Bakery', deliveryDate: '2026-12-01' };
  const first = await checked(actor, `${header}\nB1,2,Ann,Road 1`, { constants });
  await applied(actor, first);
  const later = { senderName: 'Dairy', deliveryDate: '2026-12-24' };
  const second = await checked(actor, `${header}\nB1,2,Ann,Road 1\nB2,1,Bea,Road 2`, {
    constants: later,
  });
  expect(await countsOf(actor, second)).toEqual({ create: 1, identical: 1 });
  await applied(actor, second);
  expect(await orderOf(actor, 'B1')).toMatchObject(constants);
  expect(await orderOf(actor, 'B2')).toMatchObject(later);
});

test('new orders are due some working days after their order date, never in the past, and then keep that date', async () => {
  const actor = await newActor();
  const calendar = { workingDays: '1234', holidays: '2099-06-03' };
  const settings = { ...(await findSettings(actor)), ...calendar, operationId: randomUUID() };
  await changeSettings(actor, settings);
  const header = 'Order ID,Number of items,Recipient name,Recipient address,Order date,Status';
  const row = (id: string, date: string, status = 'open') => `${id},1,Ann,Road 1,${date},${status}`;
  // A Tuesday. Wednesday is a holiday, and Friday to Sunday are free.
  const file = [
    header,
    row('D1', '2099-06-02'),
    row('D2', '2020-01-02'),
    row('D3', '2020-01-02', 'delivered'),
    row('D4', ''),
  ].join('\n');
  const id = await checked(actor, file);
  expect((await findImport(actor, id))!.mapping).toMatchObject({ dueDays: '2' });
  expect(await countsOf(actor, id)).toEqual({ create: 3, error: 1 });
  await applied(actor, id);
  const today = calendarDate(new Date(), actor.timeZone);
  const dates = await Promise.all(['D1', 'D2', 'D3'].map((each) => orderOf(actor, each)));
  expect(dates.map((order) => order!.deliveryDate)).toEqual([
    '2099-06-08',
    firstWorkingDay(today, calendar),
    '2020-01-07',
  ]);

  await edit(actor, 'D1', { deliveryDate: '2099-07-01' });
  expect(await countsOf(actor, await checked(actor, file))).toEqual({ identical: 3, error: 1 });
});

test('rows that need no delivery are left out with the reason, and that is remembered', async () => {
  const actor = await newActor();
  const header =
    'Order ID,Number of items,Delivery date,Recipient name,Recipient address,Shipping method';
  const file = [
    header,
    'E1,2,2026-12-01,Ann,Road 1,Standard',
    'E1,5,2026-12-01,Ann,Road 1,Gift card',
    'E2,1,2026-12-01,Bea,,Local pickup',
    'E3,1,2026-12-01,Cleo,,Drone',
  ].join('\n');
  const id = await checked(actor, file);
  expect((await findImport(actor, id))!.mapping).toMatchObject({ folds: true });
  expect(await countsOf(actor, id)).toEqual({ create: 1, leftOut: 1, error: 1 });
  const [first, second] = await listImportOrders(actor, id, { size: 10 });
  expect(first!.order!.numberOfItems).toBe(2);
  expect(second!.notes).toEqual(['Shipping method is “Local pickup”.']);

  const lenient = await checked(actor, file, {
    needsAddress: false,
    needsDelivery: { 'gift card': true },
  });
  expect(await countsOf(actor, lenient)).toEqual({ create: 1, leftOut: 2 });
  const [, , third] = await listImportOrders(actor, lenient, { size: 10 });
  expect(third!.notes).toEqual(['It has no address.']);
  await applied(actor, lenient);
  expect(await orderOf(actor, 'E1')).toMatchObject({ numberOfItems: 7 });
  const next = await checked(actor, file);
  expect(await countsOf(actor, next)).toEqual({ identical: 1, leftOut: 2 });
});

test('our own export without a column leaves that field as it is', async () => {
  const actor = await newActor();
  await imported(actor, fileOf({ 'Order ID': '=A1', 'Sender name': '-Quay' }));
  const { id } = (await orderOf(actor, '=A1'))!;
  const file = "Order ID,Number of items,Created,Created by,Delivered\n'=A1,8,2026-04-01,Ann,";
  const again = await checked(actor, file, {
    constants: {
      deliveryDate: '2026-12-01',
      senderName: 'x',
      recipientName: 'x',
      recipientAddress: 'x',
    },
  });
  expect((await findImport(actor, again))!.mapping.layout).toBe('ownExport');
  expect(await countsOf(actor, again)).toEqual({ update: 1 });
  await applied(actor, again);
  expect(await orderOf(actor, '=A1')).toMatchObject({
    id,
    numberOfItems: 8,
    senderName: '-Quay',
    deliveryDate: '2026-04-17',
  });
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

test('a conflict that an earlier version found is not written', async () => {
  const actor = await newActor();
  await imported(actor, fileOf({ 'Order ID': 'A1' }));
  await edit(actor, 'A1', { numberOfItems: 50 });
  const id = await checked(actor, fileOf({ 'Order ID': 'A1', 'Number of items': '4' }));
  const [stored] = await listImportOrders(actor, id, { size: 1 });
  const details = { ...stored!.order, numberOfItems: 4 };
  const changes = { numberOfItems: { from: 50, to: 4 } };
  await transaction((tx) =>
    tx.importOrder.updateMany({
      where: { importId: id },
      data: {
        details: JSON.stringify(details),
        changes: JSON.stringify(changes),
        disputes: null,
        conflicts: null,
      },
    }),
  );
  expect(await importCounts(actor, id)).toMatchObject({ conflict: 1, toWrite: 0 });
  expect(await conflictsByField(actor, id)).toEqual([]);
  expect(await applied(actor, id)).toMatchObject({ state: 'done', total: 0, handled: 0 });
  expect(await orderOf(actor, 'A1')).toMatchObject({ numberOfItems: 50 });
});

const one = { 'Order ID': 'A1' };

test('what file and order agreed on in between counts as the value of the file', async () => {
  const actor = await newActor();
  await imported(actor, fileOf(one));
  await newOrder(actor, { ...details, orderId: 'hand' });
  await markDelivered(actor, await versionOf(actor, 'A1'));
  const typed = {
    'Number of items': String(details.numberOfItems),
    'Delivery date': details.deliveryDate,
    'Sender name': details.senderName,
    'Recipient name': details.recipientName,
    'Recipient address': details.recipientAddress,
  };
  const file = fileOf({ ...one, Status: 'Delivered' }, { 'Order ID': 'hand', ...typed });
  const agreed = await imported(actor, file);
  expect(await countsOf(actor, agreed)).toEqual({ identical: 2 });

  await reopenOrder(actor, await versionOf(actor, 'A1'));
  await edit(actor, 'hand', { recipientAddress: 'Corrected 1' });
  expect(await countsOf(actor, await checked(actor, file))).toEqual({ kept: 2 });
  // The shop takes its value back: only the file changed since they agreed.
  await edit(actor, 'A1', { numberOfItems: 5 });
  await imported(actor, fileOf({ ...one, 'Number of items': '5', Status: 'Delivered' }));
  const back = await checked(actor, fileOf({ ...one, Status: 'Delivered' }));
  expect(await countsOf(actor, back)).toEqual({ update: 1 });
});

test('a conflict that was left stays decided, whatever is imported or chosen for other orders', async () => {
  const actor = await newActor();
  const two = { 'Order ID': 'A2' };
  await imported(actor, fileOf(one, two));
  await edit(actor, 'A1', { numberOfItems: 50 });
  const changed = { ...one, 'Number of items': '4' };
  await imported(actor, fileOf(changed, two));
  // A file without the order, such as one of rows with errors.
  await imported(actor, fileOf({ 'Order ID': 'A3' }));
  expect(await countsOf(actor, await checked(actor, fileOf(changed, two)))).toEqual({
    identical: 1,
    kept: 1,
  });

  await edit(actor, 'A2', { numberOfItems: 60 });
  const both = fileOf(changed, { ...two, 'Number of items': '5' });
  const id = await checked(actor, both);
  expect(await countsOf(actor, id)).toEqual({ kept: 1, conflict: 1 });
  await resolveConflicts(actor, { id, fileWins: ['numberOfItems'] });
  await runImport(actor, { id, budget: LONG_ENOUGH_MS });
  await applied(actor, id);
  expect(await orderOf(actor, 'A1')).toMatchObject({ numberOfItems: 50 });
  expect(await countsOf(actor, await checked(actor, both))).toEqual({ identical: 1, kept: 1 });
});

test('after an import is undone, its conflicts can be decided again', async () => {
  const actor = await newActor();
  await imported(actor, fileOf(one));
  await edit(actor, 'A1', { numberOfItems: 50 });
  const file = fileOf({ ...one, 'Number of items': '4' }, { 'Order ID': 'A2' });
  const left = await imported(actor, file);
  const undo = await undoBulkAction(actor, {
    operationId: randomUUID(),
    id: left,
    now: new Date(),
  });
  await runBulkAction(actor, { id: undo, budget: LONG_ENOUGH_MS });
  expect(await countsOf(actor, await checked(actor, file))).toEqual({ create: 1, conflict: 1 });
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

test('a value that is missing in the file is an error for a new order only', async () => {
  const actor = await newActor();
  const gap = { ...one, 'Recipient address': '' };
  const id = await checked(actor, fileOf(gap));
  expect(await countsOf(actor, id)).toEqual({ error: 1 });
  await fixRows(actor, { id, cells: [{ position: 2, column: 5, value: 'Road 1' }] });
  await applied(actor, id);
  expect(await countsOf(actor, await checked(actor, fileOf(gap)))).toEqual({ identical: 1 });
  const next = await checked(actor, fileOf({ ...gap, 'Number of items': '8' }));
  expect(await countsOf(actor, next)).toEqual({ update: 1 });
  await applied(actor, next);
  expect(await orderOf(actor, 'A1')).toMatchObject({
    numberOfItems: 8,
    recipientAddress: 'Road 1',
  });
  // Something wrong is an error all the same, and the same order twice too.
  const wrong = await checked(actor, fileOf({ ...gap, 'Number of items': '0' }));
  expect(await countsOf(actor, wrong)).toEqual({ error: 1 });
  expect(await countsOf(actor, await checked(actor, fileOf(gap, gap), { folds: false }))).toEqual({
    update: 1,
    error: 1,
  });
});
