import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { calendarDate } from '@/lib/dates';
import { db } from '@/lib/db/client';
import { undoBulkAction } from '@/lib/bulk/mutations';
import { runBulkAction } from '@/lib/bulk/run';
import { badRows } from '@/lib/imports/bad-rows';
import { fillWithDemo } from '@/lib/imports/demo';
import {
  applyImport,
  continueImport,
  cancelImport,
  resolveConflicts,
  fixRows,
} from '@/lib/imports/mutations';
import { saveMapping } from '@/lib/imports/mapping/mutations';
import { listImportOrders } from '@/lib/imports/outcomes';
import { findImport } from '@/lib/imports/queries';
import { runImport } from '@/lib/imports/run';
import { editOrder } from '@/lib/orders/mutations';
import { orderSummary } from '@/lib/orders/summary';
import {
  applied,
  checked,
  countsOf,
  fileOf,
  imported,
  LONG_ENOUGH_MS,
  received,
} from '@/tests/support/imports';
import { details, newOrder, storedEntries } from '@/tests/support/orders';
import { newActor, reread } from '@/tests/support/people';

const now = new Date();
const one = { 'Order ID': 'A1' };
const rows = (count: number, name = 'R') =>
  Array.from({ length: count }, (_, number) => ({ 'Order ID': `${name}${number}` }));

async function undone(actor: Actor, id: string): Promise<string> {
  const undo = await undoBulkAction(actor, { operationId: randomUUID(), id, now });
  await runBulkAction(actor, { id: undo, budget: LONG_ENOUGH_MS });
  return undo;
}

async function edited(actor: Actor, orderId: string, numberOfItems: number) {
  const { workspaceId } = actor;
  const { id, version } = await db().order.findUniqueOrThrow({
    where: { workspaceId_orderId: { workspaceId, orderId } },
  });
  const operationId = randomUUID();
  await editOrder(actor, { ...details, operationId, id, version, numberOfItems });
}

test('rows of many orders in any order, and one order of many rows, are folded and fixed', async () => {
  const actor = await newActor();
  const sorted = [...rows(1_100), ...rows(1_100), ...rows(1_100)];
  const id = await checked(actor, fileOf(...sorted), { folds: true });
  expect(await countsOf(actor, id)).toEqual({ create: 1_100 });
  const [first] = await listImportOrders(actor, id, { size: 1 });
  expect(first!.order!.numberOfItems).toBe(9);

  const same = Array.from({ length: 1_700 }, () => one);
  const many = await checked(actor, fileOf(...same), { folds: true });
  expect(await countsOf(actor, many)).toEqual({ create: 1, error: 700 });
  await fixRows(actor, { id: many, cells: [{ position: 2, column: 1, value: '4' }] });
  const [order] = await listImportOrders(actor, many, { outcome: 'create', size: 1 });
  expect(order!.order!.numberOfItems).toBe(3_001);
  let lines = 0;
  for await (const text of badRows(actor, (await findImport(actor, many))!)) {
    lines += text.split('\r\n').length - 1;
  }
  expect(lines).toBe(701);
});

test('edits stay after imports are undone, and reverted edits are none', async () => {
  const actor = await newActor();
  const file = (items: string) => fileOf({ ...one, 'Number of items': items });
  const first = await imported(actor, file('3'));
  await undone(actor, await undone(actor, first));
  await edited(actor, 'A1', 50);
  expect(await countsOf(actor, await checked(actor, file('3')))).toEqual({ kept: 1 });

  const winning = await checked(actor, file('4'), { fileWins: ['numberOfItems'] });
  await applied(actor, winning);
  expect((await findImport(actor, winning))!).toMatchObject({ state: 'done', handled: 1 });
  await undone(actor, winning);
  expect(await countsOf(actor, await checked(actor, file('3')))).toEqual({ kept: 1 });
  expect(await countsOf(actor, await checked(actor, file('4')))).toEqual({ conflict: 1 });

  await edited(actor, 'A1', 3);
  expect(await countsOf(actor, await checked(actor, file('4')))).toEqual({ update: 1 });
});

test('only the dry run that was viewed can be applied', async () => {
  const actor = await newActor();
  await imported(actor, fileOf(one));
  await edited(actor, 'A1', 50);
  const id = await checked(actor, fileOf(one));
  const { revision } = (await findImport(actor, id))!;
  await resolveConflicts(actor, { id, fileWins: ['numberOfItems'] });
  await runImport(actor, { id, budget: LONG_ENOUGH_MS });
  await expect(applyImport(actor, { id, revision, now })).rejects.toMatchObject({
    code: 'import-moved-on',
  });
  const later = (await findImport(actor, id))!.revision;
  await applyImport(actor, { id, revision: later, now });
});

test('an import that was stopped and undone does not resume', async () => {
  const actor = await newActor();
  const id = await checked(actor, fileOf(...rows(1_100)));
  await applyImport(actor, { id, now });
  await runImport(actor, { id, budget: 1 });
  await cancelImport(actor, { id, now });
  await undone(actor, id);
  for (const again of [applyImport(actor, { id, now }), continueImport(actor, { id })]) {
    await expect(again).rejects.toMatchObject({ code: 'import-moved-on' });
  }
  await runImport(actor, { id, budget: LONG_ENOUGH_MS });
  expect(await db().order.findMany({ where: { workspaceId: actor.workspaceId } })).toEqual([]);
});

test('demo orders need an empty workspace', async () => {
  const actor = await newActor();
  await newOrder(actor, { orderId: '20481', numberOfItems: 777 });
  await expect(fillWithDemo(actor, { operationId: randomUUID(), now })).rejects.toMatchObject({
    code: 'not-empty',
  });
  expect(await storedEntries(actor)).toHaveLength(1);
  const empty = await newActor();
  const operationId = randomUUID();
  expect(await fillWithDemo(empty, { operationId, now })).toBe(60);
  expect(await fillWithDemo(empty, { operationId, now })).toBe(60);
  expect(await storedEntries(empty)).toHaveLength(60);
});

test('demo orders span two weeks: most past ones are delivered, a few overdue, future ones not', async () => {
  const actor = await newActor();
  await fillWithDemo(actor, { operationId: randomUUID(), now, total: 320 });
  const today = calendarDate(now, actor.timeZone);
  const { days, overdue, stillDue } = await orderSummary(await reread(actor), now);
  expect(days.every(({ due }) => due > 0)).toBe(true);
  expect(days.reduce((sum, { due }) => sum + due, 0)).toBe(320);
  const past = days.filter(({ date }) => date < today);
  expect(past.every(({ delivered }) => delivered! > 0)).toBe(true);
  expect(overdue).toBeGreaterThan(0);
  expect(overdue).toBeLessThan(30);
  expect(stillDue).toBeGreaterThan(0);
});

test('the mapping of the last file with these columns is suggested, except a delivery date for all', async () => {
  const actor = await newActor();
  const header = 'Ref,Pieces,To,Where,Phase';
  const id = await received(actor, `${header}\nX1,3,Ann,Road 1,done`);
  const { mapping } = (await findImport(actor, id))!;
  const targets = [
    'orderId',
    'numberOfItems',
    'recipientName',
    'recipientAddress',
    'status',
  ] as const;
  const constants = { senderName: 'Northern Goods', deliveryDate: '2026-04-17' };
  const settled = { ...mapping, targets: [...targets], constants };
  expect(await saveMapping(actor, { id, mapping: settled, now })).toBe(true);
  await runImport(actor, { id, budget: LONG_ENOUGH_MS });
  await applied(actor, id);
  const next = (await findImport(actor, await received(actor, `${header}\nX2,3,Ann,Road 1,done`)))!;
  expect(next).toMatchObject({ isSaved: false, mapping: { targets } });
  expect(next.mapping.constants).toEqual({ senderName: 'Northern Goods' });
});
