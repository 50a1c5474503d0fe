import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { giveSpaceBack } from '@/lib/db/space';
import { clearNextImport } from '@/lib/imports/clear';
import { continueImport } from '@/lib/imports/mutations';
import { importCounts } from '@/lib/imports/counts';
import { findImport } from '@/lib/imports/queries';
import { undoBulkAction } from '@/lib/bulk/mutations';
import { runBulkAction } from '@/lib/bulk/run';
import {
  checked,
  countsOf,
  edit,
  fileOf,
  imported,
  orderOf,
  received,
} from '@/tests/support/imports';
import { newActor } from '@/tests/support/people';

const DAY_MS = 24 * 60 * 60 * 1_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

async function clearAll(now: Date): Promise<void> {
  while (await clearNextImport(now));
}

async function storedRows(importId: string): Promise<number> {
  const where = { importId };
  return (await db().importRow.count({ where })) + (await db().importOrder.count({ where }));
}

test('30 days after its upload, an import has only its counts and its undo, no rows', async () => {
  const actor = await newActor();
  const id = await imported(actor, fileOf({ 'Order ID': 'A1' }, { 'Order ID': 'A2' }));
  const waiting = await checked(actor, fileOf({ 'Order ID': 'B1' }));
  const before = await importCounts(actor, id);
  await clearAll(inDays(29));
  expect(await storedRows(id)).toBe(5);
  await clearAll(inDays(31));
  expect(await storedRows(id)).toBe(0);
  // Imports that nobody applied expire on their own.
  expect(await storedRows(waiting)).toBe(3);
  expect(await importCounts(actor, id)).toEqual(before);
  const view = (await findImport(actor, id))!;
  expect(view).toMatchObject({ state: 'done', handled: 2, total: 2, firstRow: [] });
  expect(view.clearedAt).not.toBeNull();

  const undo = await undoBulkAction(actor, { operationId: 'clear-undo', id, now: new Date() });
  await runBulkAction(actor, { id: undo });
  expect(await orderOf(actor, 'A1')).toBeNull();
  while (await giveSpaceBack());
});

test('the next file is compared with what an import wrote, though its rows are deleted', async () => {
  const actor = await newActor();
  const file = fileOf({ 'Order ID': 'A1' });
  await imported(actor, file);
  await clearAll(inDays(31));
  await edit(actor, 'A1', { numberOfItems: 50 });
  const id = await checked(actor, file);
  expect(await countsOf(actor, id)).toEqual({ kept: 1 });
});

test('an import that was stopped is over once its rows are deleted', async () => {
  const actor = await newActor();
  const id = await imported(actor, fileOf({ 'Order ID': 'A1' }));
  await clearAll(inDays(31));
  await continueImport(actor, { id });
  expect(await db().job.findUnique({ where: { id } })).toBeNull();
  const again = await received(actor, fileOf({ 'Order ID': 'A1' }));
  expect((await findImport(actor, again))!.mapping.targets[0]).toBe('orderId');
});
