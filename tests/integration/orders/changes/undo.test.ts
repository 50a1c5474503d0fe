import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { startBulkAction, createBulkAction } from '@/lib/bulk/mutations';
import { runBulkAction } from '@/lib/bulk/run';
import {
  deleteOrder,
  editOrder,
  markDelivered,
  reopenOrder,
  undoEntry,
  type ChangeResult,
} from '@/lib/orders/mutations';
import { isRefusal } from '@/lib/errors';
import {
  countersAndRows,
  details,
  newOrder,
  seen,
  storedEntries,
  storedOrder,
} from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';
import { tamperings } from '@/tests/support/tamperings';

let ann: Actor;

async function desk(): Promise<Actor> {
  return (ann = await newActor());
}

afterEach(async () => {
  const { counters, rows } = await countersAndRows(ann);
  expect(counters).toEqual(rows);
  expect(await tamperings()).toEqual([]);
});

/** Undoes the change that made this version. */
const undo = ({ id, version }: ChangeResult, given: object = {}) =>
  undoEntry(ann, { operationId: randomUUID(), id, version, ...given });

/** The order, except for what every change increments. */
async function valuesOf(order: ChangeResult) {
  const stored = await storedOrder(order);
  if (!stored) return null;
  const { version: _, updatedAt: __, ...rest } = stored;
  return rest;
}

const edit = (order: ChangeResult, numberOfItems: number) =>
  editOrder(ann, { ...seen(order), ...details, numberOfItems });
const deliver = (order: ChangeResult) => markDelivered(ann, seen(order));
const reopen = (order: ChangeResult) => reopenOrder(ann, seen(order));
const remove = (order: ChangeResult) => deleteOrder(ann, seen(order));

const made = () => newOrder(ann);
const cases: [action: string, make: () => Promise<ChangeResult>, does: string][] = [
  ['Created', made, 'Deleted'],
  ['Edited', async () => edit(await made(), 19), 'Edited'],
  ['Marked Delivered', async () => deliver(await made()), 'Reopened'],
  ['Reopened', async () => reopen(await deliver(await made())), 'Marked Delivered'],
  ['Deleted', async () => remove(await deliver(await made())), 'Restored'],
  ['Restored', async () => undo(await remove(await deliver(await made()))), 'Deleted'],
];

describe.each(cases)('undoing %s', (action, make, does) => {
  test('is a new entry, and undoing that restores the state before', async () => {
    await desk();
    const order = await make();
    const before = await valuesOf(order);
    const back = await undo(order);
    expect(back).toEqual({ ...order, version: order.version + 1 });
    expect((await storedEntries(ann, order)).slice(-2)).toMatchObject([
      { action, orderVersion: order.version },
      { action: does, orderVersion: back.version, undoes: order.version },
    ]);
    expect(await valuesOf(order)).not.toEqual(before);
    await undo(back);
    expect(await valuesOf(order)).toEqual(before);
  });

  test('acts once, however often it is sent', async () => {
    await desk();
    const order = await make();
    const input = { operationId: randomUUID(), id: order.id, version: order.version };
    const answers = await Promise.all([1, 2, 3].map(() => undoEntry(ann, input)));
    expect(new Set(answers.map(({ version }) => version))).toEqual(new Set([order.version + 1]));
    expect(await storedEntries(ann, order)).toHaveLength(order.version + 1);
  });

  test('is refused if it was already undone', async () => {
    await desk();
    const order = await make();
    await undo(order);
    await refusalOf(undo(order), 'already-undone');
  });
});

test('a restored order has its key, its Order ID, its creator and its times', async () => {
  await desk();
  const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben', role: 'DISPATCHER' });
  const order = await deliver(await newOrder(ann, { orderId: '10248' }));
  const before = await storedOrder(order);
  const deleted = await deleteOrder(ben, seen(order));
  await undoEntry(ben, { operationId: randomUUID(), id: order.id, version: deleted.version });
  const after = await storedOrder(order);
  expect(after).toEqual({ ...before, version: 4, updatedAt: after?.updatedAt });
});

test('an order is not restored while its Order ID is taken, and is once it is free', async () => {
  await desk();
  const deleted = await remove(await newOrder(ann, { orderId: '10248' }));
  const other = await newOrder(ann, { orderId: '10248' });
  const refusal = await refusalOf(undo(deleted), 'duplicate-order-id');
  expect(refusal.details).toEqual({ orderId: '10248', id: other.id });
  await remove(other);
  expect(await undo(deleted)).toMatchObject({ orderId: '10248', version: 3 });
});

test('a later change of the same field stays until it was seen and a choice made', async () => {
  await desk();
  const edited = await edit(await made(), 19);
  const later = await edit(edited, 20);
  const refusal = await refusalOf(undo(edited), 'conflict');
  expect(refusal.details).toMatchObject({
    version: later.version,
    conflicts: [{ field: 'numberOfItems', before: 19, theirs: 20, yours: 18, by: 'Ann' }],
  });
  await undo(edited, { seen: later.version, choices: { numberOfItems: 'yours' } });
  expect(await storedOrder(edited)).toMatchObject({ numberOfItems: 18, version: 4 });
});

test('a choice about an older version is offered again', async () => {
  await desk();
  const edited = await edit(await made(), 19);
  const later = await edit(edited, 20);
  await edit(later, 21);
  const given = { seen: later.version, choices: { numberOfItems: 'yours' } };
  const refusal = await refusalOf(undo(edited, given), 'conflict');
  expect(refusal.details.conflicts).toMatchObject([{ theirs: 21 }]);
});

test('a change made by a bulk action can be undone for one order', async () => {
  await desk();
  const orders = [await made(), await made()];
  const now = new Date();
  const ids = orders.map(({ id }) => id);
  const selection = { ids };
  const group = { operationId: randomUUID(), verb: 'markDelivered' as const, selection, now };
  const id = await createBulkAction(ann, group);
  await startBulkAction(ann, { id, now });
  await runBulkAction(ann, { id, budget: 60_000 });
  await undo({ ...orders[0]!, version: 2 });
  expect(await storedOrder(orders[0]!)).toMatchObject({ status: 'ONGOING', version: 3 });
  expect(await storedOrder(orders[1]!)).toMatchObject({ status: 'DELIVERED', version: 2 });
  expect((await storedEntries(ann, orders[0])).at(-1)).toMatchObject({ groupId: null, undoes: 2 });
});

test('an edit and an undo at once are both in the order', async () => {
  await desk();
  for (const isUndoFirst of [true, false]) {
    const edited = await edit(await made(), 19);
    const save = () =>
      editOrder(ann, { ...seen(edited), ...details, numberOfItems: 19, senderName: 'Late' });
    const both = isUndoFirst ? [() => undo(edited), save] : [save, () => undo(edited)];
    await Promise.all(both.map((act) => act()));
    const merged = { numberOfItems: 18, senderName: 'Late', version: 4 };
    expect(await storedOrder(edited)).toMatchObject(merged);
  }
});

const someStep = fc.constantFrom('edit', 'deliver', 'reopen', 'remove', 'undo');

test('an undo of an undo is the identity, after any history', async () => {
  await desk();
  let undone = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(someStep, fc.nat(20)), { maxLength: 8 }),
      fc.nat(20),
      async (steps, picked) => {
        let order = await made();
        const versionOf = (number: number) => 1 + (number % order.version);
        const seenUndo = (number: number) =>
          undo({ ...order, version: versionOf(number) }, { seen: order.version, choices });
        const choices = { numberOfItems: 'yours' };
        for (const [step, number] of steps) {
          const verbs = { edit: () => edit(order, number + 1), deliver, reopen, remove };
          const verb = step === 'undo' ? () => seenUndo(number) : () => verbs[step](order);
          order = (await ifAllowed(verb)) ?? order;
        }
        const before = await valuesOf(order);
        const back = await ifAllowed(() => seenUndo(picked));
        if (!back) return;
        undone++;
        await undo(back);
        expect(await valuesOf(order)).toEqual(before);
      },
    ),
    { numRuns: 25 },
  );
  expect(undone).toBeGreaterThan(5);
});

/** Null if refused. */
async function ifAllowed(verb: () => Promise<ChangeResult>): Promise<ChangeResult | null> {
  try {
    return await verb();
  } catch (thrown) {
    if (isRefusal(thrown)) return null;
    throw thrown;
  }
}
