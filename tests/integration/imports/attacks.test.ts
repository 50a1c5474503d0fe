import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { applyImport, cancelImport, resolveConflicts, fixRows } from '@/lib/imports/mutations';
import { saveMapping } from '@/lib/imports/mapping/mutations';
import { listImportOrders } from '@/lib/imports/outcomes';
import { findImport } from '@/lib/imports/queries';
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

test('another user’s operation ID returns none of their imports', async () => {
  const operationId = randomUUID();
  const hers = await received(ann, text, { operationId });
  const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben' });
  expect(await received(ben, text, { operationId })).not.toBe(hers);
});

test('a finished import cannot be changed', async () => {
  const done = await imported(ann, fileOf({ 'Order ID': 'B1' }));
  const { mapping } = (await findImport(ann, done))!;
  const cells = [{ position: 2, column: 1, value: '7' }];
  await refusalOf(saveMapping(ann, { id: done, mapping, now }), 'import-moved-on');
  await refusalOf(
    resolveConflicts(ann, { id: done, fileWins: ['numberOfItems'] }),
    'import-moved-on',
  );
  await refusalOf(fixRows(ann, { id: done, cells }), 'import-moved-on');
  const waiting = await received(ann, text);
  await refusalOf(applyImport(ann, { id: waiting, now }), 'import-moved-on');
  await refusalOf(fixRows(ann, { id: waiting, cells }), 'import-moved-on');
  await cancelImport(ann, { id: done, now });
  await applyImport(ann, { id: done, now });
  await runImport(ann, { id: done, budget: 1_000 });
  expect(await countsOf(ann, done)).toEqual({ create: 1, created: 1 });
  expect(await storedEntries(ann)).toHaveLength(1);
});

describe('fixed cells', () => {
  test('of unknown rows change nothing', async () => {
    const before = await db().importRow.findMany({ where: { importId: id } });
    const cells = [4, 99_999, 2_000_000_000].map((position) => ({
      position,
      column: 0,
      value: 'A9',
    }));
    await fixRows(ann, { id, cells });
    expect(await db().importRow.findMany({ where: { importId: id } })).toEqual(before);
    expect(await countsOf(ann, id)).toEqual({ create: 1, error: 1 });
  });

  test('of the header row make no order', async () => {
    await fixRows(ann, { id, cells: [{ position: 1, column: 0, value: 'A9' }] });
    expect(await countsOf(ann, id)).toEqual({ create: 1, error: 1 });
    const { firstRow } = (await findImport(ann, id))!;
    expect(firstRow[0]).toBe('Order ID');
  });

  test('count the last time if they are named twice', async () => {
    const cells = ['x', '0', '7'].map((value) => ({ position: 3, column: 1, value }));
    await fixRows(ann, { id, cells });
    expect(await countsOf(ann, id)).toEqual({ create: 2 });
    const orders = await listImportOrders(ann, id, { size: 10 });
    expect(orders.map(({ order }) => order?.numberOfItems)).toEqual([3, 7]);
  });
});
