import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db, transaction } from '@/lib/db/client';
import { read } from '@/lib/db/read';
import { cancelBulkAction, undoBulkAction } from '@/lib/bulk/mutations';
import { badRows } from '@/lib/imports/bad-rows';
import { demoRead, fillWithDemo, removeDemo } from '@/lib/imports/demo';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import {
  applyImport,
  continueImport,
  cancelImport,
  chooseForCancelled,
  resolveConflicts,
  fixRows,
} from '@/lib/imports/mutations';
import { chooseEncoding, chooseHeaderRow, saveMapping } from '@/lib/imports/mapping/mutations';
import { importCounts } from '@/lib/imports/counts';
import { listImportOrders } from '@/lib/imports/outcomes';
import { lockImport } from '@/lib/imports/lock';
import { findImport, listHeaderRows, listImports } from '@/lib/imports/queries';
import { deleteImport, receiveRows } from '@/lib/imports/receive';
import { loadRows } from '@/lib/imports/rows';
import { runImport } from '@/lib/imports/run';
import { chooseSheet } from '@/lib/imports/workbook/mutations';
import { lastImported } from '@/lib/imports/last-imported';
import { checked, fileOf, imported, received } from '@/tests/support/imports';
import { newOrder, storedOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { allRowsOf } from '@/tests/support/workspaces';
import { expectHidden, expectDenied, expectOwnOnly, expectVisible, type Call } from './outcome';
import { newSide, type Side } from './scene';
import { forgeEntry } from './forged-entry';

let theirs: Side;
let ours: Side;
let mapping: ColumnMapping;
const now = new Date();
const budget = 60_000;

beforeAll(async () => {
  theirs = await newSide('Kestrel', 'imports');
  ours = await newSide('Bakery', 'imports');
  ({ mapping } = (await findImport(theirs.owner, theirs.things.checked))!);
});

const everyone = () => [ours.owner, ours.dispatcher, ours.courier];
const size = 9;

const READS: Record<string, Call> = {
  findImport: (actor, { checked: id }) => findImport(actor, id),
  importCounts: (actor, { checked: id }) => importCounts(actor, id),
  listImportOrders: (actor, { checked: id }) => listImportOrders(actor, id, { size }),
  badRows: (actor, { checked: id }) => badRows(actor, { id, titleRows: 0, mapping }),
  listHeaderRows: (actor, { checked: id }) => listHeaderRows(actor, id),
  loadRows: (actor, { checked: id }) => loadRows(db(), actor, { id, positions: [1, 2, 3] }),
};

const VERBS: Record<string, Call> = {
  lockImport: (actor, { checked: id }) => transaction((tx) => lockImport(tx, actor, { id })),
  chooseHeaderRow: (actor, { checked: id }) => chooseHeaderRow(actor, { id, headerRow: 0 }),
  chooseSheet: (actor, { checked: id }) => chooseSheet(actor, { id, sheet: 'Orders', now }),
  chooseEncoding: (actor, { checked: id }) =>
    chooseEncoding(actor, { id, encoding: 'utf-8-twice' }),
  saveMapping: (actor, { checked: id }) => saveMapping(actor, { id, mapping, now }),
  resolveConflicts: (actor, { checked: id }) =>
    resolveConflicts(actor, { id, fileWins: ['numberOfItems'] }),
  chooseForCancelled: (actor, { checked: id }) =>
    chooseForCancelled(actor, { id, cancelled: 'delete' }),
  fixRows: (actor, { checked: id }) =>
    fixRows(actor, { id, cells: [{ position: 3, column: 1, value: '4' }] }),
  applyImport: (actor, { checked: id }) => applyImport(actor, { id, now }),
  continueImport: (actor, { checked: id }) => continueImport(actor, { id }),
  cancelImport: (actor, { imported: id }) => cancelImport(actor, { id, now }),
  runImport: (actor, { checked: id }) => runImport(actor, { id, budget }),
};

test('imports of another workspace do not exist for anyone', async () => {
  await expectVisible(theirs, READS);
  const forget: Call = (actor, { checked: id }) => deleteImport(actor, id);
  const undo: Call = (actor, { imported: id }) =>
    undoBulkAction(actor, { operationId: randomUUID(), id, now });
  await expectHidden(everyone(), theirs, { ...READS, ...VERBS, forget, undo });
});

test('lists of imports contain only the own workspace', async () => {
  await expectOwnOnly([ours.owner, ours.dispatcher], 'Bakery Ann', {
    listImports: (actor) => listImports(actor),
  });
  expect(await listImports(ours.owner)).toHaveLength(2);
});

test('only the creator of an import can change it', async () => {
  const { dispatcher, things } = ours;
  const shown = { isOwn: false, userName: ours.owner.name };
  expect(await findImport(dispatcher, things.checked)).toMatchObject(shown);
  expect(await listImportOrders(dispatcher, things.checked, { size })).toHaveLength(2);
  await expectDenied(dispatcher, ours, VERBS, '"refused: no-import');
});

test('a courier has no imports', async () => {
  const rows = (async function* () {
    yield [{ line: 1, cells: ['1'] }];
  })();
  const given = { source: 'paste', fileName: null, rows, now } as const;
  const outcome = () => ({ encoding: '', separator: '', hash: '' });
  await expectDenied(
    ours.courier,
    ours,
    {
      ...VERBS,
      receiveRows: (actor) => receiveRows(actor, { operationId: randomUUID(), ...given, outcome }),
      fillWithDemo: (actor) => fillWithDemo(actor, { operationId: randomUUID(), now }),
      removeDemo: (actor) => removeDemo(actor, { operationId: randomUUID(), now }),
    },
    '"refused: forbidden',
  );
  expect(await findImport(ours.courier, ours.things.checked)).toBeNull();
  expect(await listImports(ours.courier)).toEqual([]);
  expect(await listHeaderRows(ours.courier, ours.things.checked)).toEqual([]);
  expect(await listImportOrders(ours.courier, ours.things.checked, { size })).toEqual([]);
});

test('a mapping of another workspace is not suggested', async () => {
  const names = 'Nest,Eggs\n1,2';
  const changed = { ...mapping, targets: ['orderId', 'numberOfItems'] as ColumnMapping['targets'] };
  const constants = {
    deliveryDate: '2026-04-17',
    senderName: 'K',
    recipientName: 'K',
    recipientAddress: 'K',
  };
  const id = await checked(theirs.owner, names, { ...changed, constants, statuses: {} });
  await applyImport(theirs.owner, { id, now });
  await runImport(theirs.owner, { id, budget });
  const own = await received(ours.owner, names);
  expect((await findImport(ours.owner, own))!.mapping.constants.recipientName).toBeUndefined();
});

test('column names of another workspace are not recognised', async () => {
  const names = 'Nido,Huevos';
  const id = await received(theirs.owner, `Nidos\n${names}\nN1,2`);
  await chooseHeaderRow(theirs.owner, { id, headerRow: 2 });
  const guessed = (await findImport(theirs.owner, id))!.mapping;
  const targets: ColumnMapping['targets'] = ['orderId', 'numberOfItems'];
  const rest = { deliveryDate: '2026-04-17', recipientName: 'K', recipientAddress: 'K' };
  const constants = { ...guessed.constants, ...rest };
  await saveMapping(theirs.owner, { id, mapping: { ...guessed, targets, constants }, now });
  await runImport(theirs.owner, { id, budget });
  await applyImport(theirs.owner, { id, now });
  await runImport(theirs.owner, { id, budget });
  const titleRowsFor = async (actor: Actor) =>
    (await findImport(actor, await received(actor, `Nidos\n${names}\nN2,2`)))!.titleRows;
  expect(await titleRowsFor(theirs.owner)).toBe(1);
  expect(await titleRowsFor(ours.owner)).toBe(0);
});

test('an import validates and writes only its own rows, even while others are open', async () => {
  const before = await allRowsOf(theirs);
  await imported(
    ours.owner,
    fileOf({ 'Order ID': '10248', 'Number of items': '9' }, { 'Order ID': theirs.things.orderId }),
  );
  expect(await allRowsOf(theirs)).toEqual(before);
  const { orders } = await allRowsOf(ours);
  expect(orders.find(({ orderId }) => orderId === '10248')).toMatchObject({ numberOfItems: 9 });
  expect(orders.find(({ orderId }) => orderId === theirs.things.orderId)).toMatchObject({
    version: 1,
  });
});

test('an import links only orders of its own workspace', async () => {
  const id = await checked(ours.owner, fileOf({ 'Order ID': '10252' }));
  const [listed] = await listImportOrders(ours.owner, id, { size });
  const own = await db().order.findFirst({
    where: { workspaceId: ours.workspaceId, orderId: '10252' },
  });
  expect(listed!.orderDbId).toBe(own!.id);
  const foreign = theirs.things.orderId.replace('-', ' ');
  const there = await checked(
    ours.owner,
    fileOf({ 'Order ID': `${foreign} 3` }, { 'Order ID': 'Kestrel 3' }),
  );
  const orders = await listImportOrders(ours.owner, there, { size });
  expect(orders.map(({ orderDbId }) => orderDbId)).toEqual([null, null]);
});

test('demo orders of another workspace can neither be removed nor block new ones', async () => {
  const [one, other] = [await newActor(), await newActor()];
  await fillWithDemo(other, { operationId: randomUUID(), now });
  const id = (await read(demoRead(other)))!;
  const order = await newOrder(one);
  const entry = { groupId: id, orderDbId: order.id, orderId: '7', orderVersion: 2 };
  const event = { action: 'Imported', changes: {} } as const;
  await forgeEntry(one, { ...entry, event });
  expect(await read(demoRead(one))).toBeNull();
  const own = await newOrder(other);
  await forgeEntry(one, { ...entry, event, orderDbId: own.id, orderVersion: 1 });
  await removeDemo(other, { operationId: randomUUID(), now });
  expect(await storedOrder(own)).not.toBeNull();
  expect(await read(demoRead(other))).toBeNull();
});

test('a courier does not see that there are demo orders', async () => {
  const owner = await newActor();
  await fillWithDemo(owner, { operationId: randomUUID(), now });
  const { workspaceId } = owner;
  expect(await read(demoRead(await newActor({ workspaceId, role: 'COURIER' })))).toBeNull();
});

test('a bulk action of another workspace cannot undo an import', async () => {
  const { workspaceId, owner } = theirs;
  const id = await checked(ours.owner, fileOf({ 'Order ID': 'Loaf 9' }));
  const group = { id: randomUUID(), workspaceId, userId: owner.userId, verb: 'undo', undoes: id };
  const data = { ...group, operationId: randomUUID(), createdAt: now };
  await transaction((tx) => tx.bulkAction.create({ data, select: { id: true } }));
  expect(await findImport(ours.owner, id)).toMatchObject({ undoId: null });
  await applyImport(ours.owner, { id, now });
  expect(await findImport(ours.owner, id)).toMatchObject({ state: 'running' });
});

test('edits since an import are found by imports of the own workspace', async () => {
  const [order] = await db().order.findMany({
    where: { workspaceId: theirs.workspaceId, orderId: 'Kestrel 3' },
  });
  const touched = await transaction((tx) =>
    lastImported(tx, ours.owner, { id: ours.things.imported, orders: [order!] }),
  );
  expect(touched.size).toBe(0);
  const known = await transaction((tx) =>
    lastImported(tx, theirs.owner, { id: theirs.things.imported, orders: [order!] }),
  );
  expect(known.size).toBe(1);
});

test('an import of another workspace does not count as the last import of an order', async () => {
  const one = await newActor();
  const { id } = await newOrder(one);
  const own = await checked(one, fileOf({ 'Order ID': '9' }));
  const entry = { orderDbId: id, orderId: '7', orderVersion: 2 };
  await forgeEntry(one, { ...entry, groupId: theirs.things.imported });
  const order = await db().order.findUniqueOrThrow({ where: { id } });
  const touched = await transaction((tx) => lastImported(tx, one, { id: own, orders: [order] }));
  expect(touched.size).toBe(0);
});

test('an import can be stopped and resumed while others have bulk actions', async () => {
  const id = await checked(ours.owner, fileOf({ 'Order ID': 'Loaf 1' }));
  const before = await allRowsOf(theirs);
  await applyImport(ours.owner, { id, now });
  await cancelImport(ours.owner, { id, now });
  await continueImport(ours.owner, { id });
  await runImport(ours.owner, { id, budget });
  expect(await findImport(ours.owner, id)).toMatchObject({ state: 'done' });
  await expect(cancelBulkAction(ours.dispatcher, { id, now })).rejects.toMatchObject({
    code: 'no-bulk-action',
  });
  expect(await allRowsOf(theirs)).toEqual(before);
});
