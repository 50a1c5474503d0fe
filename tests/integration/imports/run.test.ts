import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { undoBulkAction } from '@/lib/bulk/mutations';
import { bulkResults } from '@/lib/bulk/queries';
import { runBulkAction } from '@/lib/bulk/run';
import {
  applyImport,
  cancelImport,
  continueImport,
  resolveConflicts,
  fixRows,
} from '@/lib/imports/mutations';
import { conflictsByField, importCounts } from '@/lib/imports/counts';
import { listImportOrders } from '@/lib/imports/outcomes';
import { findImport, listImports } from '@/lib/imports/queries';
import { runImport } from '@/lib/imports/run';
import { deleteOrder, editOrder, markDelivered } from '@/lib/orders/mutations';
import {
  applied,
  checked,
  countsOf,
  fileOf,
  imported,
  LONG_ENOUGH_MS,
  received,
} from '@/tests/support/imports';
import { countersAndRows, details, newOrder, storedEntries } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { findingsIn } from '@/tests/support/unguarded';
import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';

const one = { 'Order ID': 'A1' };
const two = { 'Order ID': 'A2', Status: 'Delivered', 'Delivery date': '2026-03-01' };

async function orderOf(actor: Actor, orderId: string) {
  const { workspaceId } = actor;
  return db().order.findUniqueOrThrow({
    where: { workspaceId_orderId: { workspaceId, orderId } },
  });
}

async function seenNow(actor: Actor, orderId: string) {
  const { id, version } = await orderOf(actor, orderId);
  return { operationId: randomUUID(), id, version };
}

test('a file becomes orders with one entry each, and the same file again changes nothing', async () => {
  const actor = await newActor();
  const id = await checked(actor, fileOf(one, two));
  expect(await countsOf(actor, id)).toEqual({ create: 2 });
  expect(await findImport(actor, id)).toMatchObject({
    state: 'ready',
    total: 2,
    handled: 0,
    rows: 2,
  });
  expect(await storedEntries(actor)).toEqual([]);

  const view = await applied(actor, id);
  expect(view).toMatchObject({ state: 'done', total: 2, handled: 2 });
  expect(await countsOf(actor, id)).toEqual({ create: 2, created: 2 });
  const entries = await storedEntries(actor);
  expect(entries.map(({ action, orderId, groupId }) => [action, orderId, groupId])).toEqual([
    ['Imported', 'A1', id],
    ['Imported', 'A2', id],
  ]);
  expect(await orderOf(actor, 'A1')).toMatchObject({ status: 'ONGOING', deliveredAt: null });
  // From its delivery date, because the file has no time.
  const delivered = { status: 'DELIVERED', deliveredAt: new Date('2026-03-01T00:00:00Z') };
  expect(await orderOf(actor, 'A2')).toMatchObject(delivered);
  const { counters, rows } = await countersAndRows(actor);
  expect(counters).toEqual(rows);

  const again = await checked(actor, fileOf(one, two));
  expect(await countsOf(actor, again)).toEqual({ identical: 2 });
  await applied(actor, again);
  expect(await storedEntries(actor)).toHaveLength(2);
  expect(await listImports(actor)).toMatchObject([
    { id: again, created: 0, state: 'done' },
    { id, created: 2, updated: 0, state: 'done' },
  ]);
});

test('day numbers are read as dates in the next file too, but each file asks for its year order', async () => {
  const actor = await newActor();
  const dates = (...days: string[]) =>
    fileOf(...days.map((day, index) => ({ 'Order ID': `D${index}`, 'Delivery date': day })));
  const file = dates('46357', '26-Sep-30');
  const unread = await checked(actor, file, { yearOrder: 'yearFirst' });
  expect(await countsOf(actor, unread)).toEqual({ create: 1, error: 1 });
  const id = await checked(actor, file, { yearOrder: 'yearFirst', dayNumbers: true });
  expect(await countsOf(actor, id)).toEqual({ create: 2 });
  await applied(actor, id);
  expect(await orderOf(actor, 'D0')).toMatchObject({ deliveryDate: '2026-12-01' });
  expect(await orderOf(actor, 'D1')).toMatchObject({ deliveryDate: '2026-09-30' });

  const next = (await findImport(actor, await received(actor, file)))!;
  expect(next.mapping).toMatchObject({ dayNumbers: true, yearOrder: null });
  const proven = (await findImport(actor, await received(actor, dates('26-Sep-30', '7-Sep-30'))))!;
  expect(proven.mapping.yearOrder).toBe('yearLast');
});

test('new values in the file update orders; edits since the last import are conflicts', async () => {
  const actor = await newActor();
  await imported(actor, fileOf(one, two, { 'Order ID': 'A3' }));
  await newOrder(actor, { ...details, orderId: 'hand', numberOfItems: 7 });
  await editOrder(actor, { ...details, numberOfItems: 50, ...(await seenNow(actor, 'A3')) });
  const file = fileOf(
    { ...one, 'Recipient name': 'Ann Example' },
    two,
    { 'Order ID': 'A3', 'Number of items': '4' },
    { 'Order ID': 'hand', Status: 'Delivered' },
  );
  const id = await checked(actor, file);
  expect(await countsOf(actor, id)).toEqual({ update: 2, identical: 1, conflict: 1 });
  const orders = await listImportOrders(actor, id, { size: 10 });
  expect(orders.map(({ orderId, changes }) => [orderId, changes])).toEqual([
    ['A1', { recipientName: { from: 'Łucja Nowak', to: 'Ann Example' } }],
    ['A2', {}],
    ['A3', {}],
    ['hand', { numberOfItems: { from: 7, to: 3 }, status: { from: 'ONGOING', to: 'DELIVERED' } }],
  ]);

  const conflict = { field: 'numberOfItems', here: 50, file: 4, imported: 3, isConflict: true };
  expect(orders[2]!.disputes).toEqual([conflict]);
  expect(await conflictsByField(actor, id)).toEqual([{ field: 'numberOfItems', orders: 1 }]);

  await resolveConflicts(actor, { id, fileWins: ['numberOfItems'] });
  await runImport(actor, { id, budget: LONG_ENOUGH_MS });
  expect(await importCounts(actor, id)).toMatchObject({ update: 2, conflict: 1, toWrite: 3 });
  await resolveConflicts(actor, { id, fileWins: [] });
  await runImport(actor, { id, budget: LONG_ENOUGH_MS });
  await applied(actor, id);
  expect(await countsOf(actor, id)).toEqual({ update: 2, identical: 1, conflict: 1, updated: 2 });
  expect(await orderOf(actor, 'A3')).toMatchObject({ numberOfItems: 50 });
  expect(await orderOf(actor, 'hand')).toMatchObject({ status: 'DELIVERED', numberOfItems: 3 });
  expect(await findingsIn(actor.workspaceId)).toEqual([]);
});

test('an order changed between dry run and import is left alone and reported', async () => {
  const actor = await newActor();
  await imported(actor, fileOf(one, two));
  const changed = { 'Number of items': '9' };
  const id = await checked(
    actor,
    fileOf(
      { ...one, ...changed },
      { ...two, ...changed },
      { 'Order ID': 'A4' },
      { 'Order ID': 'A5' },
    ),
  );
  await markDelivered(actor, await seenNow(actor, 'A1'));
  await deleteOrder(actor, await seenNow(actor, 'A2'));
  await newOrder(actor, { orderId: 'A4' });
  expect(await applied(actor, id)).toMatchObject({ state: 'done', total: 4, handled: 4 });
  expect(await countsOf(actor, id)).toEqual({ create: 2, update: 2, created: 1, refused: 3 });
  const refused = await listImportOrders(actor, id, { refusedOnly: true, size: 10 });
  expect(refused.map(({ orderId, refusal }) => [orderId, refusal])).toEqual([
    ['A1', 'stale'],
    ['A2', 'not-found'],
    ['A4', 'duplicate-order-id'],
  ]);
});

test('undoing an import keeps and lists the orders that changed since', async () => {
  const actor = await newActor();
  await newOrder(actor, { ...details, orderId: 'mine' });
  await newOrder(actor, { ...details, orderId: 'ours' });
  const file = fileOf(
    one,
    two,
    { 'Order ID': 'mine', 'Number of items': '5' },
    { 'Order ID': 'ours', 'Number of items': '5' },
  );
  const id = await imported(actor, file);
  await markDelivered(actor, await seenNow(actor, 'A1'));
  // Not the field that the import changed, and kept all the same.
  const ours = await seenNow(actor, 'ours');
  await editOrder(actor, { ...details, numberOfItems: 5, senderName: 'Elsewhere', ...ours });

  const undo = await undoBulkAction(actor, { operationId: randomUUID(), id, now: new Date() });
  const group = await runBulkAction(actor, { id: undo, budget: LONG_ENOUGH_MS });
  expect(group).toMatchObject({ state: 'done', done: 2, refused: 2 });
  const kept = await bulkResults(actor, undo, { size: 10, refusedOnly: true });
  expect(kept.map(({ orderId, result }) => [orderId, result])).toEqual([
    ['A1', 'conflict'],
    ['ours', 'conflict'],
  ]);
  const left = await db().order.findMany({
    where: { workspaceId: actor.workspaceId },
    orderBy: { orderId: 'asc' },
    select: { orderId: true, numberOfItems: true },
  });
  expect(left).toEqual([
    { orderId: 'A1', numberOfItems: 3 },
    { orderId: 'mine', numberOfItems: 18 },
    { orderId: 'ours', numberOfItems: 5 },
  ]);
  expect(await findImport(actor, id)).toMatchObject({ undoId: undo });
  expect(await findingsIn(actor.workspaceId)).toEqual([]);

  // Undone values are not edits.
  const again = await checked(actor, file);
  expect(await countsOf(actor, again)).toEqual({ create: 1, update: 1, kept: 2 });
});

test('bad cells are fixed in place, and only their rows are validated again', async () => {
  const actor = await newActor();
  const file = fileOf(one, { ...two, 'Number of items': '0' }, one, { 'Order ID': '' });
  const id = await checked(actor, file);
  expect(await countsOf(actor, id)).toEqual({ create: 1, error: 3 });
  const errors = await listImportOrders(actor, id, { outcome: 'error', size: 10 });
  expect(errors.map(({ line, problems }) => [line, problems.map(({ name }) => name)])).toEqual([
    [3, ['Number of items']],
    [4, ['Order ID']],
    [5, ['Order ID']],
  ]);
  expect(errors[1]!.problems[0]!.text).toContain('line 2');
  await fixRows(actor, {
    id,
    cells: [
      { position: 3, column: 1, value: '12' },
      { position: 2, column: 0, value: 'A9' },
    ],
  });
  // The duplicate Order ID now belongs to the third row alone.
  expect(await countsOf(actor, id)).toEqual({ create: 3, error: 1 });
  await fixRows(actor, { id, cells: [{ position: 5, column: 0, value: 'A9' }] });
  expect(await countsOf(actor, id)).toEqual({ create: 3, error: 1 });
  await applied(actor, id);
  expect(await countsOf(actor, id)).toEqual({ create: 3, error: 1, created: 3 });
  expect((await orderOf(actor, 'A2')).numberOfItems).toBe(12);
  await expect(fixRows(actor, { id, cells: [] })).rejects.toMatchObject({
    code: 'import-moved-on',
  });
});

test('rows of one order are folded wherever they are, also when one of them is fixed', async () => {
  const actor = await newActor();
  const many = Array.from({ length: 700 }, (_, number) => ({ 'Order ID': `M${number}` }));
  const file = fileOf(one, ...many, one, { ...one, 'Number of items': 'x' });
  const id = await checked(actor, file, { folds: true });
  expect(await countsOf(actor, id)).toEqual({ create: 700, error: 1 });
  await fixRows(actor, { id, cells: [{ position: 704, column: 1, value: '10' }] });
  expect(await countsOf(actor, id)).toEqual({ create: 701 });
  await applied(actor, id);
  expect((await orderOf(actor, 'A1')).numberOfItems).toBe(16);
});

test('a stopped import resumes; the same file sent again is the same import', async () => {
  const actor = await newActor();
  const operationId = randomUUID();
  const text = fileOf(one, two);
  const id = await received(actor, text, { operationId });
  expect(await received(actor, text, { operationId })).toBe(id);
  expect(await findImport(actor, id)).toMatchObject({ state: 'mapping', isSaved: false });

  const many = Array.from({ length: 1_100 }, (_, number) => ({ 'Order ID': `S${number}` }));
  const long = await checked(actor, fileOf(...many));
  await applyImport(actor, { id: long, now: new Date() });
  await runImport(actor, { id: long, budget: 1 });
  await cancelImport(actor, { id: long, now: new Date() });
  await runImport(actor, { id: long, budget: LONG_ENOUGH_MS });
  const stopped = (await findImport(actor, long))!;
  expect(stopped.state).toBe('cancelled');
  expect(stopped.handled).toBeGreaterThan(0);
  expect(stopped.handled).toBeLessThan(1_100);
  await Promise.all([continueImport(actor, { id: long }), continueImport(actor, { id: long })]);
  await Promise.all([applied(actor, long), applied(actor, long)]);
  expect(await countsOf(actor, long)).toEqual({ create: 1_100, created: 1_100 });
  expect(await storedEntries(actor)).toHaveLength(1_100);
  expect(await findingsIn(actor.workspaceId)).toEqual([]);
});

test('a file without statuses leaves them unchanged', async () => {
  const actor = await newActor();
  const order = await newOrder(actor, { ...details, orderId: 'mine' });
  await markDelivered(actor, { operationId: randomUUID(), ...order });
  const lines = fileOf({ 'Order ID': 'mine', 'Number of items': '4' }, one).split('\n');
  const file = lines.map((line) => line.slice(0, line.lastIndexOf(','))).join('\n');
  const id = await checked(actor, file);
  const [mine] = await listImportOrders(actor, id, { outcome: 'update', size: 10 });
  expect(mine!.changes).toEqual({ numberOfItems: { from: 18, to: 4 } });
  await applied(actor, id);
  expect(await orderOf(actor, 'mine')).toMatchObject({ status: 'DELIVERED', numberOfItems: 4 });
  expect(await orderOf(actor, 'A1')).toMatchObject({ status: 'ONGOING' });
});
