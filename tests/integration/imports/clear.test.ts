import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db, engine, statements, transaction } from '@/lib/db/client';
import { giveSpaceBack } from '@/lib/db/space';
import { sql } from '@/lib/db/sql';
import { undoBulkAction } from '@/lib/bulk/mutations';
import { clearOldImports } from '@/lib/imports/clear';
import { importCounts } from '@/lib/imports/counts';
import { applyImport, cancelImport, continueImport } from '@/lib/imports/mutations';
import { saveMapping } from '@/lib/imports/mapping/mutations';
import { findImport, listImports } from '@/lib/imports/queries';
import { runImport } from '@/lib/imports/run';
import { workOnNextJob } from '@/lib/jobs/runner';
import { workOnJob } from '@/lib/jobs/work';
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

/** What the server does in its idle time. */
async function clearAll(now: Date): Promise<void> {
  await clearOldImports(now);
  while (await workOnNextJob());
}

async function storedRows(importId: string): Promise<number> {
  const where = { importId };
  return (await db().importRow.count({ where })) + (await db().importOrder.count({ where }));
}

async function undone(actor: Actor, id: string): Promise<void> {
  const now = new Date();
  const undo = await undoBulkAction(actor, { operationId: randomUUID(), id, now });
  await workOnJob(actor, { id: undo, kind: 'bulkAction', budget: Infinity });
}

const file = fileOf({ 'Order ID': 'A1' }, { 'Order ID': 'A2' });
const laterFile = fileOf({ 'Order ID': 'A2' }, { 'Order ID': 'A3' });

test('30 days after an import, its rows are deleted, but not its counts and its undo', async () => {
  const actor = await newActor();
  const id = await imported(actor, file);
  await imported(actor, laterFile);
  const before = await importCounts(actor, id);
  await clearAll(inDays(29));
  expect(await storedRows(id)).toBe(5);
  await clearAll(inDays(31));
  expect(await storedRows(id)).toBe(0);
  expect(await importCounts(actor, id)).toEqual(before);
  const view = (await findImport(actor, id))!;
  expect(view).toMatchObject({ state: 'done', handled: 2, total: 2, firstRow: [], profiles: [] });
  expect(view.clearedAt).not.toBeNull();
  await undone(actor, id);
  expect(await orderOf(actor, 'A1')).toBeNull();
});

describe('rows stay', () => {
  test('of the newest import of files with the same columns, with which the next file is compared', async () => {
    const actor = await newActor();
    const older = await imported(actor, file);
    const undoneLater = await imported(actor, laterFile);
    await undone(actor, undoneLater);
    await clearAll(inDays(40));
    expect(await storedRows(older)).toBeGreaterThan(0);
    await edit(actor, 'A1', { numberOfItems: 50 });
    expect(await countsOf(actor, await checked(actor, file))).toEqual({ kept: 1, identical: 1 });
  });

  test('of an import that isn’t finished, or was applied late', async () => {
    const actor = await newActor();
    const many = fileOf(...Array.from({ length: 500 }, (_, at) => ({ 'Order ID': `M${at}` })));
    const stopped = await checked(actor, many);
    await applyImport(actor, { id: stopped, now: new Date() });
    await runImport(actor, { id: stopped, budget: 0 });
    await cancelImport(actor, { id: stopped, now: new Date() });
    const late = await checked(actor, file);
    await applyImport(actor, { id: late, now: inDays(20) });
    await workOnJob(actor, { id: late, kind: 'import', budget: Infinity });
    await imported(actor, laterFile);
    await clearAll(inDays(40));
    expect(await storedRows(late)).toBeGreaterThan(0);
    await continueImport(actor, { id: stopped });
    await workOnJob(actor, { id: stopped, kind: 'import', budget: Infinity });
    expect(await findImport(actor, stopped)).toMatchObject({ state: 'done', handled: 500 });
  });
});

test('an interrupted deletion is continued', async () => {
  const actor = await newActor();
  const id = await imported(actor, file);
  await imported(actor, laterFile);
  await clearOldImports(inDays(31));
  expect(await db().job.findUnique({ where: { id } })).toMatchObject({ kind: 'clearing' });
  expect(await storedRows(id)).toBe(5);
  await clearAll(inDays(31));
  expect(await storedRows(id)).toBe(0);
  expect(await db().job.findUnique({ where: { id } })).toBeNull();
});

test('an import whose check stopped is deleted after a week, and one that is worked on is not', async () => {
  const actor = await newActor();
  const [stopped, atWork] = [await received(actor, file), await received(actor, laterFile)];
  for (const id of [stopped, atWork]) {
    const { mapping } = (await findImport(actor, id))!;
    await saveMapping(actor, { id, mapping, now: new Date() });
  }
  const data = { leaseUntil: null, failures: 10 };
  await transaction((tx) => tx.job.updateMany({ where: { id: stopped }, data }));
  await clearAll(inDays(8));
  expect(await findImport(actor, stopped)).toBeNull();
  expect(await findImport(actor, atWork)).toMatchObject({ state: 'checking' });
});

test('an import that nobody applied is deleted after a week', async () => {
  const actor = await newActor();
  const id = await checked(actor, file);
  await clearAll(inDays(6));
  expect(await listImports(actor)).toHaveLength(1);
  await clearAll(inDays(8));
  expect(await listImports(actor)).toEqual([]);
  expect(await storedRows(id)).toBe(0);
  expect(await db().import.findUnique({ where: { id } })).toBeNull();
});

test.runIf(engine() === 'sqlite')('deleted rows leave a smaller file', async () => {
  const actor = await newActor();
  const text = 'x'.repeat(20_000);
  const rows = Array.from({ length: 60 }, (_, at) => ({ 'Order ID': `S${at}`, Status: text }));
  const id = await checked(actor, fileOf(...rows));
  await transaction((tx) => tx.importRow.deleteMany({ where: { importId: id } }));
  const pages = async (name: string) =>
    Number(
      (await statements().one(
        sql`SELECT * FROM ${name === 'free' ? sql`pragma_freelist_count` : sql`pragma_page_count`}`,
      ))![name === 'free' ? 'freelist_count' : 'page_count'],
    );
  const [free, all] = [await pages('free'), await pages('all')];
  expect(free).toBeGreaterThan(200);
  while (await giveSpaceBack());
  expect(await pages('free')).toBe(0);
  expect(await pages('all')).toBe(all - free);
});
