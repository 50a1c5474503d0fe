import { expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { deleteOrder, editOrder, markDelivered, type ChangeResult } from '@/lib/orders/mutations';
import type { OrderDetails } from '@/lib/orders/order';
import { isRefusal } from '@/lib/errors';
import { details, newOrder, seen, storedEntries, storedOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';
import { tamperings } from '@/tests/support/tamperings';

async function annAndBen(): Promise<[Actor, Actor]> {
  const ann = await newActor();
  const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben', role: 'DISPATCHER' });
  return [ann, ben];
}

/** A form opened at this version of an order with {@link details}. */
const edit = (order: ChangeResult, changed: Partial<OrderDetails>) => ({
  ...seen(order),
  ...details,
  ...changed,
});

test('edits of different fields from the same version are both in the order', async () => {
  const [ann, ben] = await annAndBen();
  const order = await newOrder(ann);
  await editOrder(ben, edit(order, { deliveryDate: '2026-05-03' }));
  const answer = await editOrder(ann, edit(order, { recipientName: 'Someone' }));
  expect(answer.version).toBe(3);
  const merged = { deliveryDate: '2026-05-03', recipientName: 'Someone', numberOfItems: 18 };
  expect(await storedOrder(order)).toMatchObject(merged);
  const entries = await storedEntries(ann, order);
  expect(JSON.parse(entries[2]!.changes)).toEqual({
    recipientName: { from: 'Łucja Nowak', to: 'Someone' },
  });
  expect(await tamperings()).toEqual([]);
});

test('an edit of an order that was delivered in between leaves it delivered', async () => {
  const [ann, ben] = await annAndBen();
  const order = await newOrder(ann);
  await markDelivered(ben, seen(order));
  await editOrder(ann, edit(order, { recipientName: 'Someone' }));
  expect(await storedOrder(order)).toMatchObject({
    status: 'DELIVERED',
    recipientName: 'Someone',
  });
});

test('edits of the same field are refused with all three values, and the choice is saved', async () => {
  const [ann, ben] = await annAndBen();
  const order = await newOrder(ann);
  await editOrder(ben, edit(order, { deliveryDate: '2026-05-03', numberOfItems: 20 }));
  const mine = { deliveryDate: '2026-06-01', recipientName: 'Someone' };
  const refusal = await refusalOf(editOrder(ann, edit(order, mine)), 'conflict');
  expect(refusal.details).toMatchObject({
    id: order.id,
    version: 2,
    merged: { numberOfItems: 20, recipientName: 'Someone' },
    conflicts: [
      {
        field: 'deliveryDate',
        before: '2026-04-17',
        theirs: '2026-05-03',
        yours: '2026-06-01',
        by: 'Ben',
      },
    ],
    laterChanges: ['Ben edited it: number of items is now 20, delivery date is now 3 May 2026.'],
  });
  expect(await storedEntries(ann, order)).toHaveLength(2);

  const { merged } = refusal.details;
  const answered = { ...details, ...merged, deliveryDate: '2026-06-01' };
  await editOrder(ann, { ...seen({ ...order, version: 2 }), ...answered });
  expect(await storedOrder(order)).toMatchObject({ ...mine, numberOfItems: 20, version: 3 });
});

test('a third change while someone chooses is merged too', async () => {
  const [ann, ben] = await annAndBen();
  const order = await newOrder(ann);
  const second = await editOrder(ben, edit(order, { deliveryDate: '2026-05-03' }));
  await refusalOf(editOrder(ann, edit(order, { deliveryDate: '2026-06-01' })), 'conflict');
  const theirs = { deliveryDate: '2026-05-03', senderName: 'Late' };
  await editOrder(ben, edit(second, theirs));
  await editOrder(ann, edit(second, { deliveryDate: '2026-06-01' }));
  expect(await storedOrder(order)).toMatchObject({
    deliveryDate: '2026-06-01',
    senderName: 'Late',
    version: 4,
  });
});

test('the same edit by both is in the order once', async () => {
  const [ann, ben] = await annAndBen();
  const order = await newOrder(ann);
  await editOrder(ben, edit(order, { numberOfItems: 20 }));
  await refusalOf(editOrder(ann, edit(order, { numberOfItems: 20 })), 'unchanged');
  expect(await storedEntries(ann, order)).toHaveLength(2);
});

test('an edit of a deleted order saves nothing', async () => {
  const [ann, ben] = await annAndBen();
  const order = await newOrder(ann);
  await deleteOrder(ben, seen(order));
  await refusalOf(editOrder(ann, edit(order, { numberOfItems: 20 })), 'deleted');
});

test('two people saving at once lose nothing, whoever comes first', async () => {
  const [ann, ben] = await annAndBen();
  for (const [first, second] of [
    [ann, ben],
    [ben, ann],
  ] as const) {
    const order = await newOrder(ann);
    await Promise.all([
      editOrder(first, edit(order, { senderName: 'First' })),
      editOrder(second, edit(order, { recipientName: 'Second' })),
    ]);
    expect(await storedOrder(order)).toMatchObject({
      senderName: 'First',
      recipientName: 'Second',
      version: 3,
    });
  }
});

test('of two people saving the same field at once, one sees the conflict', async () => {
  const [ann, ben] = await annAndBen();
  const order = await newOrder(ann);
  const saves = [
    [ann, 'From Ann'],
    [ben, 'From Ben'],
  ] as const;
  const answers = await Promise.all(
    saves.map(([actor, senderName]) =>
      editOrder(actor, edit(order, { senderName })).catch((thrown: unknown) => thrown),
    ),
  );
  const [refusal, ...more] = answers.filter(isRefusal);
  expect(more).toEqual([]);
  const loser = answers.indexOf(refusal);
  const stored = await storedOrder(order);
  expect(stored?.senderName).toBe(saves[1 - loser]![1]);
  expect(refusal).toMatchObject({
    code: 'conflict',
    details: { conflicts: [{ theirs: stored?.senderName, yours: saves[loser]![1] }] },
  });
});
