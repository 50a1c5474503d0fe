import { expect, test } from 'vitest';
import { deleteOrder, markDelivered, reopenOrder } from '@/lib/orders/mutations';
import { engine } from '@/tests/support/database';
import { applyBulkAction, undo } from '@/tests/support/histories';
import { newOrder, seen, storedEntries, storedOrder } from '@/tests/support/orders';
import { insertEntry, nextEntry } from '@/tests/support/raw';
import { findingsIn, newUnguardedDesk, type Desk } from '@/tests/support/unguarded';

/** Entry 7 undoes the delivery in entry 6, entry 8 undoes entry 7, and 9 and 10 are a bulk action. */
async function deskWithUndos(): Promise<Desk> {
  const desk = await newUnguardedDesk();
  const { ann } = desk;
  const [first, second, third] = await storedEntries(ann);
  const delivered = await markDelivered(
    ann,
    seen({ ...first!, id: first!.orderDbId!, version: 1, orderId: '' }),
  );
  await undo(ann, await undo(ann, delivered));
  await applyBulkAction(
    ann,
    'changeDeliveryDate',
    [second, third].map((entry) => ({ id: entry!.orderDbId! })),
  );
  return desk;
}

test('undos, restorations and bulk actions are accepted', async () => {
  const { ann } = await deskWithUndos();
  const order = await newOrder(ann);
  const delivered = await markDelivered(ann, seen(order));
  const { deliveredAt } = (await storedOrder(order))!;
  const restored = await undo(ann, await deleteOrder(ann, seen(delivered)));
  expect(await storedOrder(order)).toMatchObject({ version: 4, deliveredAt });
  const again = await undo(ann, await reopenOrder(ann, seen(restored)));
  expect(await storedOrder(order)).toMatchObject({ version: 6, deliveredAt });
  expect(again.version).toBe(6);
  await undo(ann, await undo(ann, await newOrder(ann)));
  const entries = await storedEntries(ann);
  expect(entries.slice(5, 10).map(({ undoes, groupId }) => [undoes, groupId !== null])).toEqual([
    [null, false],
    [2, false],
    [3, false],
    [null, true],
    [null, true],
  ]);
  expect(await findingsIn(ann.workspaceId)).toEqual([]);
});

test.each([
  ['"undoes" = NULL', 7],
  ['"undoes" = 1', 7],
  ['"undoes" = 1', 6],
  [`"groupId" = NULL`, 9],
  [`"groupId" = 'other'`, 9],
  [`"groupId" = 'other'`, 7],
  [`"groupId" = ''`, 6],
])(
  'an entry with a changed mark of a bulk action or an undo is rejected: %s in entry %d',
  async (set, seq) => {
    const { after } = await deskWithUndos();
    const sql = `UPDATE "Log" SET ${set} WHERE "workspaceId" = $ann AND "seq" = ${seq}`;
    // Entry 9 belongs to a bulk action, which counts it.
    const receipt = seq === 9 ? [[null, 'receipt']] : [];
    expect(await after(sql)).toEqual([[seq, 'hash'], ...receipt]);
  },
);

test.runIf(engine === 'sqlite').each([`"undoes" = 'x'`, `"groupId" = x'61'`])(
  'an entry with an invalid mark is rejected: %s',
  async (set) => {
    const { after } = await deskWithUndos();
    const sql = `UPDATE "Log" SET ${set} WHERE "workspaceId" = $ann AND "seq" = 7`;
    expect(await after(sql)).toContainEqual([7, 'stored']);
  },
);

test.each<[string, { undoes: number; since?: string }]>([
  ['undoes what comes after it', { undoes: 4 }],
  ['tells of a delivery that there was not', { undoes: 2, since: '2020-01-01T00:00:00.000Z' }],
])('an entry with a matching hash is detected when it %s', async (_, { undoes, since }) => {
  const { ann, raw } = await newUnguardedDesk();
  const order = await newOrder(ann);
  const { id, orderId } = await reopenOrder(ann, seen(await markDelivered(ann, seen(order))));
  const changes = JSON.stringify({
    status: { from: 'ONGOING', to: 'DELIVERED' },
    ...(since && { deliveredAt: { from: null, to: since } }),
  });
  const about = { orderDbId: id, orderId, orderVersion: 4, action: 'Marked Delivered' };
  await insertEntry(raw, await nextEntry(raw, ann, { ...about, changes, undoes }));
  expect(await findingsIn(ann.workspaceId)).toEqual([[9, 'history']]);
});

test('an undo that does not match its order is detected, including the delivery time', async () => {
  const { ann, after } = await deskWithUndos();
  const time = engine === 'sqlite' ? `'2020-01-01T00:00:00.000+00:00'` : `'2020-01-01'`;
  const [first] = await storedEntries(ann);
  const sql = `UPDATE "Order" SET "deliveredAt" = ${time} WHERE "id" = '${first!.orderDbId}'`;
  expect(await after(sql)).toEqual([[8, 'order']]);
});
