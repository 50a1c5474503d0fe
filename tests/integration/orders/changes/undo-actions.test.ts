import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { editOrderAction, markDeliveredAction } from '@/app/(desk)/orders/actions';
import { undoEntryAction } from '@/app/(desk)/orders/undo-actions';
import type { Actor } from '@/lib/auth/actor';
import { readFlash } from '@/lib/forms/flash';
import { EMPTY_FORM } from '@/lib/forms/form-state';
import {
  deleteOrder,
  editOrder,
  markDelivered,
  reopenOrder,
  type ChangeResult,
} from '@/lib/orders/mutations';
import { previewUndo } from '@/lib/orders/changes/undo-preview';
import { Refusal } from '@/lib/errors';
import { formOf } from '@/tests/support/form';
import { details, newOrder, seen, storedOrder } from '@/tests/support/orders';
import { newActor, newSignIn } from '@/tests/support/people';
import { newRequest, Redirected } from '@/tests/support/request';

let ann: Actor;
let order: ChangeResult;

beforeEach(async () => {
  const { actor, sessionToken } = await newSignIn();
  await newRequest({ sessionToken });
  ann = actor;
  order = await newOrder(ann, { orderId: '10248' });
});

const fresh = () => ({ operationId: randomUUID(), id: order.id });
const edited = (changed: object) => editOrder(ann, { ...seen(order), ...details, ...changed });

/** The message after an action that stays on its page. */
async function messageOf(work: Promise<unknown>) {
  await work;
  return readFlash();
}

test('the button in a message undoes its change, and offers the same again', async () => {
  const done = await messageOf(markDeliveredAction(formOf({ ...fresh(), version: 1 })));
  expect(done).toMatchObject({ undo: { order: { id: order.id, version: 2 } } });
  const { operationId } = done!.undo!;
  const press = formOf({ operationId, id: order.id, version: 2, then: 'stay' });
  for (let time = 1; time <= 2; time++) {
    expect(await messageOf(undoEntryAction(press))).toMatchObject({
      tone: 'success',
      text: 'Order 10248 is ongoing again.',
      undo: { order: { version: 3 } },
    });
  }
  expect(await storedOrder(order)).toMatchObject({ status: 'ONGOING', version: 3 });
});

test('on the page of an order it leads to the list if the order is deleted, else to the order', async () => {
  const press = (version: number) => formOf({ ...fresh(), version, then: 'order' });
  await expect(undoEntryAction(press(1))).rejects.toEqual(new Redirected('/orders'));
  expect(await readFlash()).toMatchObject({ text: 'Order 10248 deleted.' });
  await expect(undoEntryAction(press(2))).rejects.toEqual(new Redirected(`/orders/${order.id}`));
  expect(await readFlash()).toMatchObject({ text: 'Order 10248 restored.' });
});

test('a later change leads to the page that offers a choice, and the choice applies', async () => {
  await edited({ numberOfItems: 19 });
  await edited({ numberOfItems: 20, version: 2 });
  const page = new Redirected(`/orders/${order.id}/versions/2/undo`);
  const press = { version: 2, then: 'order' };
  await expect(undoEntryAction(formOf({ ...fresh(), ...press }))).rejects.toEqual(page);
  expect(await readFlash()).toMatchObject({ tone: 'refusal' });

  const preview = await previewUndo(ann, { id: order.id, version: 2 });
  expect(preview?.outcome).toMatchObject({ conflicts: [{ field: 'numberOfItems', theirs: 20 }] });
  const choose = (side: string) =>
    undoEntryAction(formOf({ ...fresh(), ...press, seen: 3, 'choice-numberOfItems': side }));
  const toOrder = new Redirected(`/orders/${order.id}`);
  await expect(choose('theirs')).rejects.toEqual(toOrder);
  expect(await readFlash()).toMatchObject({ text: 'Order 10248 wasn’t changed.' });
  expect(await storedOrder(order)).toMatchObject({ version: 3 });
  await expect(choose('neither')).rejects.toEqual(page);
  await expect(choose('yours')).rejects.toEqual(toOrder);
  expect(await readFlash()).toMatchObject({ text: 'Order 10248 is back to what it was.' });
  expect(await storedOrder(order)).toMatchObject({ numberOfItems: 18 });
});

test('a page shows what the undo would do, and what else it overwrites', async () => {
  const version = 1;
  const alone = await previewUndo(ann, { id: order.id, version });
  expect(alone).toMatchObject({ since: [], outcome: { event: { action: 'Deleted' } } });
  await edited({ numberOfItems: 19 });
  const later = await previewUndo(ann, { id: order.id, version });
  expect(later?.since).toMatchObject([{ action: 'Edited' }]);
  expect(later?.outcome).toMatchObject({ event: { action: 'Deleted' }, conflicts: [] });
  const deleted = await deleteOrder(ann, seen({ ...order, version: 2 }));
  const gone = await previewUndo(ann, { id: order.id, version: 2 });
  expect(gone?.outcome).toEqual(new Refusal('deleted', { orderId: '10248', by: 'Ann' }));
  const other = await newOrder(ann, { orderId: '10248' });
  const taken = await previewUndo(ann, deleted);
  expect(taken?.outcome).toEqual(
    new Refusal('duplicate-order-id', { orderId: '10248', id: other.id }),
  );
});

test('the page is closed to couriers, other workspaces, and for entries that never were', async () => {
  const address = { id: order.id, version: 1 };
  const courier = await newActor({ workspaceId: ann.workspaceId, role: 'COURIER' });
  expect(await previewUndo(courier, address)).toBeNull();
  expect(await previewUndo(await newActor(), address)).toBeNull();
  expect(await previewUndo(ann, { ...address, version: 2 })).toBeNull();
  expect(await previewUndo(ann, { id: randomUUID(), version: 1 })).toBeNull();
});

test('a courier undoes with the button, and does not see who changed what since', async () => {
  const given = { workspaceId: ann.workspaceId, role: 'COURIER', name: 'Cem' } as const;
  const { actor: cem, sessionToken } = await newSignIn(given);
  await newRequest({ sessionToken });
  const assigned = await edited({ courierId: cem.userId });
  const delivered = await messageOf(markDeliveredAction(formOf({ ...fresh(), version: 2 })));
  expect(delivered).toMatchObject({ undo: { order: { version: 3 } } });
  await undoEntryAction(formOf({ ...fresh(), version: 3, then: 'stay' }));
  expect(await readFlash()).toMatchObject({ text: 'Order 10248 is ongoing again.' });
  const again = await markDelivered(ann, seen({ ...assigned, version: 4 }));
  await reopenOrder(ann, seen(again));
  await undoEntryAction(formOf({ ...fresh(), version: 4, then: 'stay' }));
  expect(await readFlash()).toMatchObject({
    tone: 'refusal',
    text: 'Nothing was undone, because order 10248 changed again since then.',
  });
  expect(await storedOrder(order)).toMatchObject({ status: 'ONGOING', version: 6 });
});

test('a save shows what it was merged with, the same when it is sent again', async () => {
  const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben', role: 'DISPATCHER' });
  await editOrder(ben, { ...seen(order), ...details, deliveryDate: '2026-05-03' });
  const save = formOf({ ...details, ...fresh(), version: 1, senderName: 'Mine' });
  for (let time = 1; time <= 2; time++) {
    await expect(editOrderAction(EMPTY_FORM, save)).rejects.toEqual(
      new Redirected(`/orders/${order.id}`),
    );
    expect(await readFlash()).toMatchObject({
      text: 'Order 10248 saved, merged with changes by Ben: delivery date is now 3 May 2026.',
      undo: { order: { version: 3 } },
      saved: save.get('operationId'),
    });
    await markDeliveredAction(formOf({ ...fresh(), version: 3 }));
  }
});

test('a conflicting save returns the choice', async () => {
  await edited({ deliveryDate: '2026-05-03' });
  const save = formOf({ ...details, ...fresh(), version: 1, deliveryDate: '2026-06-01' });
  const state = await editOrderAction(EMPTY_FORM, save);
  expect(state).toMatchObject({
    values: { version: '2' },
    conflicts: {
      deliveryDate: { before: '2026-04-17', theirs: '2026-05-03', yours: '2026-06-01', by: 'Ann' },
    },
  });
  expect(state.values).not.toHaveProperty('deliveryDate');
});
