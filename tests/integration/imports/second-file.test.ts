import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { undoBulkAction } from '@/lib/bulk/mutations';
import { runBulkAction } from '@/lib/bulk/run';
import { transaction } from '@/lib/db/client';
import { resolveConflicts } from '@/lib/imports/mutations';
import { conflictsByField, importCounts } from '@/lib/imports/counts';
import { listImportOrders } from '@/lib/imports/outcomes';
import { runImport } from '@/lib/imports/run';
import { markDelivered, reopenOrder } from '@/lib/orders/mutations';
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

test('a conflict that an earlier version found is not written', async () => {
  const actor = await newActor();
  await imported(actor, fileOf({ 'Order ID': 'A1' }));
  await edit(actor, 'A1', { numberOfItems: 50 });
  const id = await checked(actor, fileOf({ 'Order ID': 'A1', 'Number of items': '4' }));
  const [stored] = await listImportOrders(actor, id, { size: 1 });
  const details = { ...stored!.order, numberOfItems: 4 };
  const changes = { numberOfItems: { from: 50, to: 4 } };
  await transaction(async (tx) => {
    await tx.import.updateMany({ where: { id }, data: { counts: null } });
    await tx.importOrder.updateMany({
      where: { importId: id },
      data: {
        details: JSON.stringify(details),
        changes: JSON.stringify(changes),
        disputes: null,
        conflicts: null,
      },
    });
  });
  expect(await importCounts(actor, id)).toMatchObject({ conflict: 1, toWrite: 0 });
  expect(await conflictsByField(actor, id)).toEqual([]);
  expect(await applied(actor, id)).toMatchObject({ state: 'done', total: 0, handled: 0 });
  expect(await orderOf(actor, 'A1')).toMatchObject({ numberOfItems: 50 });
});

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

test('a blank cell clears only what a file has set, and a file without the column clears nothing', async () => {
  const actor = await newActor();
  const phoneOf = async (orderId: string) => (await orderOf(actor, orderId))?.recipientPhone;
  await newOrder(actor, { orderId: 'A1', numberOfItems: 3, recipientPhone: '030 555' });
  const blank = checked(actor, fileOf({ ...one, Phone: '' }));
  expect(await countsOf(actor, await blank)).toEqual({ kept: 1 });
  await applied(actor, await blank);
  expect(await phoneOf('A1')).toBe('030 555');

  const two = { 'Order ID': 'A2' };
  await imported(actor, fileOf({ ...two, Phone: '040 777' }));
  expect(await phoneOf('A2')).toBe('040 777');
  await imported(actor, fileOf(two));
  expect(await phoneOf('A2')).toBe('040 777');
  await imported(actor, fileOf({ ...two, Phone: '' }));
  expect(await phoneOf('A2')).toBeNull();
});

test('what can’t be read of an optional field is left out, with a note', async () => {
  const actor = await newActor();
  const row = { ...one, Phone: 'ask Ida', 'E-mail': 'ida at shop', 'Time window': '9-11 am' };
  const id = await checked(actor, fileOf(row));
  const [found] = await listImportOrders(actor, id, { size: 100 });
  expect(found!.notes).toEqual([
    'Phone needs at least 3 digits. “ask Ida” is left out.',
    'E-mail must be an address like name@example.com. “ida at shop” is left out.',
  ]);
  await applied(actor, id);
  expect(await orderOf(actor, 'A1')).toMatchObject({
    recipientPhone: null,
    recipientEmail: null,
    timeWindow: '09:00-11:00',
  });
});
