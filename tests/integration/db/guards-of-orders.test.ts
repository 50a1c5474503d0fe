import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { newActor } from '@/tests/support/people';
import { newOrder } from '@/tests/support/orders';
import {
  expectRefused,
  insertEntry,
  insertRow,
  nextEntry,
  rawConnection,
  rowOf,
} from '@/tests/support/raw';
import type { HashedEntry } from '@/lib/log/hash';

const NO_ENTRY = 'order: no log entry for this version';
const REPLACES = 'order: would replace another';
const IDENTITY = 'order: identity never changes';

/** Two orders of one workspace, and a connection that goes past our code. */
async function desk() {
  const ann = await newActor();
  const [order, other] = [await newOrder(ann), await newOrder(ann)];
  const raw = rawConnection();
  const row = rowOf(raw, 'Order', order.id);
  const otherRow = rowOf(raw, 'Order', other.id);
  /** Writes an honest entry for the next version of the first order, without touching the order. */
  const announce = (given: Partial<HashedEntry> = {}, by: Actor = ann) =>
    insertEntry(
      raw,
      nextEntry(raw, by, {
        orderDbId: order.id,
        orderId: order.orderId,
        orderVersion: 2,
        ...given,
      }),
    );
  return { ann, order, other, raw, row, otherRow, announce };
}

describe('an order without its entry', () => {
  test.each(['INSERT', 'INSERT OR IGNORE', 'INSERT OR REPLACE', 'INSERT OR FAIL'])(
    'is not written with %s',
    async (verb) => {
      const { raw, row } = await desk();
      const { rowid: _, ...copy } = row;
      const fresh = { ...copy, id: 'fresh', orderId: 'fresh' };
      await expectRefused(() => insertRow(raw, 'Order', fresh, verb), NO_ENTRY);
    },
  );

  test.each([
    `"numberOfItems" = 1`,
    `"status" = 'DELIVERED'`,
    `"version" = "version"`,
    `"version" = "version" + 1`,
    `"version" = "version" - 1`,
    `"version" = NULL`,
  ])('is not updated: SET %s', async (change) => {
    const { raw, order } = await desk();
    const sql = `UPDATE "Order" SET ${change} WHERE "id" = ?`;
    await expectRefused(() => raw.prepare(sql).run(order.id), NO_ENTRY);
  });

  test('is not updated under another verb', async () => {
    const { raw } = await desk();
    for (const verb of ['UPDATE OR REPLACE', 'UPDATE OR IGNORE', 'UPDATE OR FAIL']) {
      await expectRefused(() => raw.exec(`${verb} "Order" SET "senderName" = 'Eve'`), NO_ENTRY);
    }
  });

  test('is not deleted, neither alone nor with all others', async () => {
    const { raw, order } = await desk();
    const reason = 'order: no log entry for its deletion';
    const sql = `DELETE FROM "Order" WHERE "id" = '${order.id}'`;
    await expectRefused(() => raw.exec(sql), reason);
    await expectRefused(() => raw.exec(`DELETE FROM "Order"`), reason);
  });

  test('is not merged into another by an upsert', async () => {
    const { raw, row } = await desk();
    const columns = Object.keys(row).filter((column) => column !== 'rowid');
    const list = columns.map((column) => `"${column}"`).join(', ');
    const upsert = `INSERT INTO "Order" (${list}) SELECT ${list} FROM "Order" WHERE true
      ON CONFLICT DO UPDATE SET "senderName" = 'Eve'`;
    await expectRefused(() => raw.exec(upsert), REPLACES);
  });
});

describe('an order with an entry', () => {
  test('steps by exactly one version', async () => {
    const { raw, order, announce } = await desk();
    announce();
    announce({ orderVersion: 3 });
    const update = raw.prepare(`UPDATE "Order" SET "version" = ? WHERE "id" = ?`);
    await expectRefused(() => update.run(3, order.id), NO_ENTRY);
    await expectRefused(() => update.run(1, order.id), NO_ENTRY);
    expect(update.run(2, order.id).changes).toBe(1);
  });

  test.each(['Created', 'Deleted'])('does not change under the entry %s', async (action) => {
    const { raw, announce } = await desk();
    announce({ action });
    await expectRefused(() => raw.exec(`UPDATE "Order" SET "version" = 2`), NO_ENTRY);
  });

  test('is not deleted under an entry that tells of an edit', async () => {
    const { raw, order, announce } = await desk();
    announce();
    const sql = `DELETE FROM "Order" WHERE "id" = '${order.id}'`;
    await expectRefused(() => raw.exec(sql), 'order: no log entry for its deletion');
  });

  test('is not changed by the entry of another order or workspace', async () => {
    const { raw, order, other, announce } = await desk();
    announce({ orderDbId: other.id });
    const elsewhere = await newActor();
    announce({ orderVersion: 1 }, elsewhere);
    announce({ orderVersion: 2 }, elsewhere);
    const sql = `UPDATE "Order" SET "version" = 2 WHERE "id" = '${order.id}'`;
    await expectRefused(() => raw.exec(sql), NO_ENTRY);
  });

  test.each([
    `"id" = 'stolen'`,
    `"orderId" = 'stolen'`,
    `"workspaceId" = 'stolen'`,
    `"createdById" = 'stolen'`,
    `"createdAt" = '2020-01-01T00:00:00.000Z'`,
  ])('keeps its identity: SET %s', async (change) => {
    const { raw, order, announce } = await desk();
    announce();
    const sql = `UPDATE OR REPLACE "Order" SET "version" = 2, ${change} WHERE "id" = '${order.id}'`;
    await expectRefused(() => raw.exec(sql), IDENTITY);
  });

  test('does not take the identity of another', async () => {
    const { raw, order, other, announce } = await desk();
    announce();
    for (const column of ['id', 'orderId'] as const) {
      const sql = `UPDATE OR REPLACE "Order" SET "version" = 2, "${column}" = ? WHERE "id" = ?`;
      await expectRefused(() => raw.prepare(sql).run(other[column], order.id), IDENTITY);
    }
  });

  test('does not take the row of another', async () => {
    const { raw, order, otherRow, announce } = await desk();
    announce();
    const sql = `UPDATE OR REPLACE "Order" SET "version" = 2, rowid = ? WHERE "id" = ?`;
    for (const rowid of [otherRow.rowid, -1, 0, 1_000]) {
      await expectRefused(() => raw.prepare(sql).run(rowid, order.id), IDENTITY);
    }
  });

  test('is not changed under the name of another order', async () => {
    const { raw, order, announce } = await desk();
    announce({ orderId: 'somebody else' });
    const sql = `UPDATE "Order" SET "version" = 2 WHERE "id" = '${order.id}'`;
    await expectRefused(() => raw.exec(sql), NO_ENTRY);
  });
});
