import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { undoBulkAction } from '@/lib/bulk/mutations';
import { runBulkAction } from '@/lib/bulk/run';
import { applyImport, cancelImport, resolveConflicts } from '@/lib/imports/mutations';
import { saveMapping } from '@/lib/imports/mapping/mutations';
import { findImport } from '@/lib/imports/queries';
import { runImport } from '@/lib/imports/run';
import { isRefusal } from '@/lib/errors';
import { checked, countsOf, fileOf, LONG_ENOUGH_MS, received } from '@/tests/support/imports';
import { countersAndRows, storedEntries } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { findingsIn } from '@/tests/support/unguarded';
import { keptOf } from './upload-request';

const now = new Date();

/** A file with this many orders. */
function many(count: number, prefix = 'M'): string {
  return fileOf(
    ...Array.from({ length: count }, (_, number) => ({ 'Order ID': `${prefix}${number}` })),
  );
}

/** Four times at once, until all is done. */
function runFourfold(actor: Actor, id: string) {
  const run = () => runImport(actor, { id, budget: LONG_ENOUGH_MS });
  return Promise.all([run(), run(), run(), run()]);
}

async function expectSound(actor: Actor): Promise<void> {
  const { counters, rows } = await countersAndRows(actor);
  expect(counters).toEqual(rows);
  expect(await findingsIn(actor.workspaceId)).toEqual([]);
}

test('run by four callers at once, each row is validated and each order written once', async () => {
  const actor = await newActor();
  const id = await received(actor, many(1_100));
  const { mapping } = (await findImport(actor, id))!;
  await saveMapping(actor, { id, mapping, now });
  await runFourfold(actor, id);
  expect(await countsOf(actor, id)).toEqual({ create: 1_100 });
  await Promise.all([1, 2, 3].map(() => applyImport(actor, { id, now })));
  await runFourfold(actor, id);
  expect(await countsOf(actor, id)).toEqual({ create: 1_100, created: 1_100 });
  const entries = await storedEntries(actor);
  expect(new Set(entries.map(({ orderId }) => orderId)).size).toBe(1_100);
  expect(entries).toHaveLength(1_100);
  await expectSound(actor);
});

test('a file that is sent several times at once is stored once, and complete', async () => {
  const actor = await newActor();
  const operationId = randomUUID();
  const results = await Promise.allSettled(
    [1, 2, 3].map(() => received(actor, many(1_200), { operationId })),
  );
  const refused = results.flatMap((result) => (result.status === 'rejected' ? result.reason : []));
  expect(refused.filter((thrown) => !isRefusal(thrown))).toEqual([]);
  const ids = results.flatMap((result) => (result.status === 'fulfilled' ? result.value : []));
  expect(new Set(ids).size).toBe(1);
  expect(await keptOf(actor)).toEqual([1, 1_201]);
});

test('the mapping can change while rows are validated, and then applies to all of them', async () => {
  const actor = await newActor();
  const id = await received(actor, many(1_100));
  const { mapping } = (await findImport(actor, id))!;
  await saveMapping(actor, { id, mapping, now });
  const other = { ...mapping, constants: { senderName: 'Elsewhere' } };
  const targets = mapping.targets.map((target) => (target === 'senderName' ? null : target));
  await Promise.all([
    runFourfold(actor, id),
    saveMapping(actor, { id, mapping: { ...other, targets }, now }),
    resolveConflicts(actor, { id, fileWins: ['numberOfItems'] }).catch(() => undefined),
  ]);
  await runFourfold(actor, id);
  expect(await countsOf(actor, id)).toEqual({ create: 1_100 });
  const results = await db().importOrder.findMany({
    where: { importId: id, details: { contains: '"senderName":"Elsewhere"' } },
    select: { position: true },
  });
  expect(results).toHaveLength(1_100);
});

test('two files with the same orders, applied at once, create each order once', async () => {
  const ann = await newActor();
  const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben' });
  const first = await checked(ann, many(900));
  const second = await checked(ben, many(900));
  await applyImport(ann, { id: first, now });
  await applyImport(ben, { id: second, now });
  await Promise.all([runFourfold(ann, first), runFourfold(ben, second)]);
  const [one, two] = [await countsOf(ann, first), await countsOf(ben, second)];
  expect((one.created ?? 0) + (two.created ?? 0)).toBe(900);
  expect((one.refused ?? 0) + (two.refused ?? 0)).toBe(900);
  expect(await storedEntries(ann)).toHaveLength(900);
  await expectSound(ann);
});

test('an import that is stopped or undone while it writes leaves nothing half done', async () => {
  const actor = await newActor();
  const id = await checked(actor, many(1_100));
  await applyImport(actor, { id, now });
  // Something must be written before it can be undone.
  await runImport(actor, { id, budget: 1 });
  const [undo] = await Promise.all([
    undoBulkAction(actor, { operationId: randomUUID(), id, now }),
    cancelImport(actor, { id, now }),
    runFourfold(actor, id),
  ]);
  expect((await findImport(actor, id))!.state).toMatch(/^(cancelled|done)$/);
  const { created = 0 } = await countsOf(actor, id);
  const group = await runBulkAction(actor, { id: undo, budget: LONG_ENOUGH_MS });
  expect(group).toMatchObject({ state: 'done', done: created, refused: 0 });
  const { workspaceId } = actor;
  expect(await db().order.findFirst({ where: { workspaceId }, select: { id: true } })).toBeNull();
  expect(await storedEntries(actor)).toHaveLength(2 * created);
  await expectSound(actor);
});
