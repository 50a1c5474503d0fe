import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { deleteOrder, editOrder, markDelivered, reopenOrder } from '@/lib/orders/mutations';
import { engine } from '@/tests/support/database';
import { details, newOrder, seen } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { insertEntry, nextEntry, rawConnection } from '@/tests/support/raw';
import { findingsIn, newUnguardedDesk } from '@/tests/support/unguarded';

/** The order of the third entry. */
const THIRD = `"id" = (SELECT "orderDbId" FROM "Log" WHERE "workspaceId" = $ann AND "seq" = 3)`;

test('orders after every command are accepted', async () => {
  const ann = await newActor();
  const [kept, gone] = [await newOrder(ann), await newOrder(ann)];
  const delivered = await markDelivered(ann, seen(kept));
  const edited = await editOrder(ann, { ...seen(delivered), ...details, numberOfItems: 1 });
  const reopened = await reopenOrder(ann, seen(edited));
  await markDelivered(ann, seen(reopened));
  await deleteOrder(ann, seen(await markDelivered(ann, seen(gone))));
  await newOrder(ann, { orderId: gone.orderId });
  expect(await findingsIn(ann.workspaceId)).toEqual([]);
});

describe('an order is rejected', () => {
  const times = engine === 'sqlite' ? `'2020-01-01T00:00:00.000+00:00'` : `'2020-01-01'`;
  test.each([
    ['orderId', `'other'`],
    ['version', '2'],
    ['numberOfItems', '17'],
    ['deliveryDate', `'2026-04-18'`],
    ['senderName', `'Northern goods'`],
    ['recipientName', `"recipientName" || ' '`],
    ['recipientAddress', `'ul. Filtrowa 69, Warszawa'`],
    ['createdAt', times],
    ['updatedAt', times],
    ['deliveredAt', times],
    ['searchText', `replace("searchText", 'northern', 'southern')`],
    ['senderKey', `''`],
    ['recipientKey', `'Łucja Nowak'`],
    ['addressKey', `"addressKey" || ' '`],
    ['orderIdKey', `"orderIdKey" || ' '`],
  ])('when %s of it is %s', async (column, value) => {
    const { after } = await newUnguardedDesk();
    expect(await after(`UPDATE "Order" SET "${column}" = ${value} WHERE ${THIRD}`)).toEqual([
      [3, 'order'],
    ]);
  });

  test('when its creator was changed', async () => {
    const { ann, after } = await newUnguardedDesk();
    const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben' });
    const sql = `UPDATE "Order" SET "createdById" = '${ben.userId}' WHERE ${THIRD}`;
    expect(await after(sql)).toEqual([[3, 'order']]);
  });

  test('when its status was changed, with or without the counters', async () => {
    const { after } = await newUnguardedDesk();
    const status = `UPDATE "Order" SET "status" = 'DELIVERED' WHERE ${THIRD}`;
    expect(await after(status)).toEqual([
      [3, 'order'],
      [null, 'counters'],
    ]);
    const counters = `UPDATE "Workspace" SET "ongoingCount" = 4, "deliveredCount" = 1 WHERE "id" = $ann`;
    expect(await after(counters)).toEqual([[3, 'order']]);
  });

  test('when it is missing', async () => {
    const { after } = await newUnguardedDesk();
    expect(await after(`DELETE FROM "Order" WHERE ${THIRD}`)).toEqual([
      [3, 'order'],
      [null, 'counters'],
    ]);
  });

  test('when it is in no entry', async () => {
    const { after } = await newUnguardedDesk();
    const columns = `"workspaceId", "numberOfItems", "deliveryDate", "senderName", "recipientName",
      "recipientAddress", "status", "version", "createdById", "createdAt", "updatedAt", "deliveredAt",
      "searchText", "senderKey", "recipientKey", "addressKey", "courierId", "orderIdKey"`;
    const copies = ['aaa', 'zzz'].map(
      (word) => `
        INSERT INTO "Order" ("id", "orderId", ${columns})
        SELECT '${word}' || "id", '${word}' || "orderId", ${columns} FROM "Order" WHERE ${THIRD}`,
    );
    expect(await after(copies.join(';'))).toEqual([
      [null, 'order'],
      [null, 'order'],
      [null, 'counters'],
    ]);
  });

  test('when it exists again after its deletion', async () => {
    const { ann, raw, after } = await newUnguardedDesk();
    const order = await newOrder(ann);
    const [row] = await raw.rows(`SELECT * FROM "Order" WHERE "id" = $1`, [order.id]);
    await deleteOrder(ann, seen(order));
    const columns = Object.keys(row!).map((name) => `"${name}"`);
    const values = Object.values(row!).map((value) =>
      value === null ? 'NULL' : `'${String(value)}'`,
    );
    const again = `INSERT INTO "Order" (${columns.join(', ')}) VALUES (${values.join(', ')})`;
    expect(await after(again)).toEqual([
      [7, 'order'],
      [null, 'counters'],
    ]);
  });
});

test.each(['"ongoingCount" = 4', '"ongoingCount" = 6', '"deliveredCount" = 1'])(
  'wrong counters of a workspace are detected: %s',
  async (change) => {
    const { after } = await newUnguardedDesk();
    expect(await after(`UPDATE "Workspace" SET ${change} WHERE "id" = $ann`)).toEqual([
      [null, 'counters'],
    ]);
  },
);

describe('an entry with a matching hash, written without the application, is detected', () => {
  /** An entry with these values about an order, with a correct chain. */
  async function write(ann: Actor, entry: Parameters<typeof nextEntry>[2]) {
    const raw = await rawConnection();
    await insertEntry(raw, await nextEntry(raw, ann, entry));
  }

  test('when the order does not match', async () => {
    const ann = await newActor();
    const { id, orderId } = await newOrder(ann);
    const changes = '{"numberOfItems":{"from":18,"to":19}}';
    await write(ann, { orderDbId: id, orderId, orderVersion: 2, changes });
    expect(await findingsIn(ann.workspaceId)).toEqual([[2, 'order']]);
  });

  test.each([
    ['tells of another state before', 'Edited', '{"numberOfItems":{"from":17,"to":18}}'],
    [
      'does what the order does not allow',
      'Reopened',
      '{"status":{"from":"ONGOING","to":"ONGOING"}}',
    ],
    ['creates it again', 'Created', '{}'],
    ['is no JSON', 'Edited', '{'],
    ['is an action that there is not', 'Burnt', '{}'],
  ])('when it %s', async (_, action, changes) => {
    const ann = await newActor();
    const { id, orderId } = await newOrder(ann);
    await write(ann, { orderDbId: id, orderId, orderVersion: 2, action, changes });
    expect(await findingsIn(ann.workspaceId)).toEqual([[2, 'history']]);
  });

  test('when it has no order', async () => {
    const ann = await newActor();
    await write(ann, {});
    expect(await findingsIn(ann.workspaceId)).toEqual([[1, 'stored']]);
  });
});
