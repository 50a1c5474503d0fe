import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import {
  deleteOrder,
  editOrder,
  markDelivered,
  reopenOrder,
  undoEntry,
  type ChangeResult,
} from '@/lib/orders/mutations';
import { details, newOrder, seen, storedOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';

const undo = (actor: Actor, { id }: ChangeResult, version: number) =>
  undoEntry(actor, { operationId: randomUUID(), id, version });

let ann: Actor;
let ben: Actor;
let order: ChangeResult;

beforeEach(async () => {
  ann = await newActor();
  ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben' });
  order = await newOrder(ann);
});

test('an undone deletion restores nothing over later changes', async () => {
  const deleted = await deleteOrder(ann, seen(order));
  const restored = await undo(ann, order, deleted.version);
  const edited = await editOrder(ben, { ...details, ...seen(restored), numberOfItems: 99 });
  await deleteOrder(ben, seen(edited));
  const refusal = { code: 'already-undone' };
  await expect(undo(ann, order, deleted.version)).rejects.toMatchObject(refusal);
  expect(await storedOrder(order)).toBeNull();
});

test('undoing an earlier, reopened delivery keeps the later one', async () => {
  const mine = await markDelivered(ann, seen(order));
  const reopened = await reopenOrder(ben, seen(mine));
  await markDelivered(ben, seen(reopened));
  await expect(undo(ann, order, mine.version)).rejects.toMatchObject({ code: 'conflict' });
  expect(await storedOrder(order)).toMatchObject({ status: 'DELIVERED', version: 4 });
});

test('a later change of the same field is a conflict, also with the same value', async () => {
  const mine = await editOrder(ann, { ...details, ...seen(order), numberOfItems: 20 });
  const back = await editOrder(ben, { ...details, ...seen(mine), numberOfItems: 18 });
  await editOrder(ben, { ...details, ...seen(back), numberOfItems: 20 });
  await expect(undo(ann, order, mine.version)).rejects.toMatchObject({
    code: 'conflict',
    details: { conflicts: [{ field: 'numberOfItems', by: 'Ben' }] },
  });
  expect(await storedOrder(order)).toMatchObject({ numberOfItems: 20 });
});

test('an undo and its own undo can be undone once more', async () => {
  const mine = await markDelivered(ann, seen(order));
  const back = await undo(ann, order, mine.version);
  const again = await undo(ann, order, back.version);
  expect(await undo(ann, order, mine.version)).toMatchObject({ version: again.version + 1 });
});
