import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { undoGroup } from '@/lib/groups/mutations';
import { badRows } from '@/lib/imports/bad-rows';
import { demoImport, fillWithDemo, removeDemo } from '@/lib/imports/demo';
import {
  applyImport,
  cancelImport,
  letFileWin,
  mendRows,
  settleMatching,
} from '@/lib/imports/mutations';
import { importCounts, listImportOrders } from '@/lib/imports/outcome';
import { findImport, listImports } from '@/lib/imports/queries';
import { runImport } from '@/lib/imports/run';
import { checked, countsOf, fileOf, imported, received } from '@/tests/support/imports';
import { storedEntries } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';

const text = fileOf({ 'Order ID': 'A1' }, { 'Order ID': 'A2', 'Number of items': 'x' });
const now = new Date();

let ann: Actor;
let id: string;

beforeEach(async () => {
  ann = await newActor();
  id = await checked(ann, text);
});

/** Every verb on an import that is there already. */
async function verbs(): Promise<[name: string, verb: (actor: Actor, id: string) => unknown][]> {
  const { matching } = (await findImport(ann, id))!;
  const cells = [{ position: 3, column: 1, value: '7' }];
  return [
    ['settleMatching', (actor, id) => settleMatching(actor, { id, matching, now })],
    ['mendRows', (actor, id) => mendRows(actor, { id, cells })],
    ['letFileWin', (actor, id) => letFileWin(actor, { id, fileWins: true })],
    ['applyImport', (actor, id) => applyImport(actor, { id, now })],
    ['cancelImport', (actor, id) => cancelImport(actor, { id, now })],
    ['runImport', (actor, id) => runImport(actor, { id, budget: 1_000 })],
  ];
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

describe('an import does not exist', () => {
  test('for another workspace, and neither does one with a made-up id', async () => {
    const view = (await findImport(ann, id))!;
    const eve = await newActor({ name: 'Eve' });
    for (const [actor, key] of [
      [eve, id],
      [ann, randomUUID()],
      [ann, "' OR 1=1 --"],
    ] as const) {
      expect(await findImport(actor, key)).toBeNull();
      expect(await listImportOrders(actor, key, { size: 10 })).toEqual([]);
      await expect(importCounts(actor, key)).rejects.toThrow();
      expect((await all(badRows(actor, { ...view, id: key }))).join()).not.toContain('A2');
      for (const [, verb] of await verbs()) {
        await refusalOf(Promise.resolve(verb(actor, key)), 'no-import');
      }
      await refusalOf(undoGroup(actor, { operationId: randomUUID(), id: key, now }), 'no-group');
    }
    expect(await listImports(eve)).toEqual([]);
    expect(await findImport(ann, id)).toEqual(view);
  });

  test('for a courier of the same workspace, who brings nothing in either', async () => {
    await fillWithDemo(ann, { operationId: randomUUID(), now });
    const courier = await newActor({ workspaceId: ann.workspaceId, role: 'COURIER' });
    expect(await findImport(courier, id)).toBeNull();
    expect(await listImports(courier)).toEqual([]);
    expect(await listImportOrders(courier, id, { size: 10 })).toEqual([]);
    expect(await demoImport(courier)).toBeNull();
    for (const [, verb] of await verbs()) {
      await refusalOf(Promise.resolve(verb(courier, id)), 'forbidden');
    }
    await refusalOf(received(courier, text), 'forbidden');
    await refusalOf(fillWithDemo(courier, { operationId: randomUUID(), now }), 'forbidden');
    const operationId = randomUUID();
    await expect(removeDemo(courier, { operationId, now })).rejects.toMatchObject({
      code: expect.stringMatching(/^(forbidden|nothing-selected)$/),
    });
  });
});

test('a colleague sees an import, and can neither change it nor let it loose', async () => {
  const { workspaceId } = ann;
  const ben = await newActor({ workspaceId, role: 'DISPATCHER', name: 'Ben' });
  expect(await findImport(ben, id)).toMatchObject({ isOwn: false, userName: 'Ann' });
  expect(await listImportOrders(ben, id, { size: 10 })).toHaveLength(2);
  for (const [, verb] of await verbs()) {
    await refusalOf(Promise.resolve(verb(ben, id)), 'no-import');
  }
  expect(await findImport(ann, id)).toMatchObject({ state: 'ready', isSaved: true });
  expect(await storedEntries(ann)).toEqual([]);
});

test('an operation id of somebody else gives none of their imports', async () => {
  const operationId = randomUUID();
  const hers = await received(ann, text, { operationId });
  const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben' });
  expect(await received(ben, text, { operationId })).not.toBe(hers);
});

test('once an import is through, nothing about it can be told anew', async () => {
  const done = await imported(ann, fileOf({ 'Order ID': 'B1' }));
  const { matching } = (await findImport(ann, done))!;
  const cells = [{ position: 2, column: 1, value: '7' }];
  await refusalOf(settleMatching(ann, { id: done, matching, now }), 'import-moved-on');
  await refusalOf(letFileWin(ann, { id: done, fileWins: true }), 'import-moved-on');
  await refusalOf(mendRows(ann, { id: done, cells }), 'import-moved-on');
  const waiting = await received(ann, text);
  await refusalOf(applyImport(ann, { id: waiting, now }), 'import-moved-on');
  await refusalOf(mendRows(ann, { id: waiting, cells }), 'import-moved-on');
  await cancelImport(ann, { id: done, now });
  await applyImport(ann, { id: done, now });
  await runImport(ann, { id: done, budget: 1_000 });
  expect(await countsOf(ann, done)).toEqual({ create: 1, created: 1 });
  expect(await storedEntries(ann)).toHaveLength(1);
});

describe('cells that are mended', () => {
  test('of rows that are not there change nothing', async () => {
    const before = await db().importRow.findMany({ where: { importId: id } });
    const cells = [4, 99_999, 2_000_000_000].map((position) => ({
      position,
      column: 0,
      value: 'A9',
    }));
    await mendRows(ann, { id, cells });
    expect(await db().importRow.findMany({ where: { importId: id } })).toEqual(before);
    expect(await countsOf(ann, id)).toEqual({ create: 1, error: 1 });
  });

  test('of the row that names the columns make no order of it', async () => {
    await mendRows(ann, { id, cells: [{ position: 1, column: 0, value: 'A9' }] });
    expect(await countsOf(ann, id)).toEqual({ create: 1, error: 1 });
    const { firstRow } = (await findImport(ann, id))!;
    expect(firstRow[0]).toBe('Order ID');
  });

  test('count the last time where they are named twice', async () => {
    const cells = ['x', '0', '7'].map((value) => ({ position: 3, column: 1, value }));
    await mendRows(ann, { id, cells });
    expect(await countsOf(ann, id)).toEqual({ create: 2 });
    const orders = await listImportOrders(ann, id, { size: 10 });
    expect(orders.map(({ order }) => order?.numberOfItems)).toEqual([3, 7]);
  });
});
