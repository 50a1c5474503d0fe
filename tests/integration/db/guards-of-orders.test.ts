import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import type { HashedEntry } from '@/lib/audit-log/integrity/hash';
import { insertRow } from '@/scripts/lib/rows';
import { expectRefused, INSERTS, UPDATES } from '@/tests/support/attacks';
import { engine } from '@/tests/support/database';
import { newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { insertEntry, nextEntry, rawConnection, rowOf } from '@/tests/support/raw';

const NO_ENTRY = 'order: no log entry for this version';
const NO_DELETION = 'order: no log entry for its deletion';
const REPLACES = 'order: would replace another';
const IDENTITY = 'order: identity never changes';

/** Two orders of one workspace, and a connection that bypasses our code. */
async function desk() {
  const ann = await newActor();
  const [order, other] = [await newOrder(ann), await newOrder(ann)];
  const raw = await rawConnection();
  const { rowid, ...row } = await rowOf(raw, 'Order', order.id);
  const otherRow = await rowOf(raw, 'Order', other.id);
  /** Writes a valid entry for the next version of the first order, without changing the order. */
  const announce = async (given: Partial<HashedEntry> = {}, by: Actor = ann) => {
    const next = { orderDbId: order.id, orderId: order.orderId, orderVersion: 2, ...given };
    await insertEntry(raw, await nextEntry(raw, by, next));
  };
  return { ann, order, other, raw, rowid, row, otherRow, announce };
}

describe('an order without its entry', () => {
  test.each(INSERTS)('is not written with %s', async (verb) => {
    const { raw, row } = await desk();
    const fresh = { ...row, id: 'fresh', orderId: 'fresh' };
    await expectRefused(() => insertRow(raw, 'Order', fresh, verb), NO_ENTRY);
  });

  test.each([
    `"numberOfItems" = 1`,
    `"status" = 'DELIVERED'`,
    `"version" = "version"`,
    `"version" = "version" + 1`,
    `"version" = "version" - 1`,
    `"version" = NULL`,
  ])('is not updated: SET %s', async (change) => {
    const { raw, order } = await desk();
    const sql = `UPDATE "Order" SET ${change} WHERE "id" = $1`;
    await expectRefused(() => raw.run(sql, [order.id]), NO_ENTRY);
  });

  test.each(UPDATES)('is not updated with all others: %s', async (verb) => {
    const { raw } = await desk();
    await expectRefused(() => raw.run(`${verb} "Order" SET "senderName" = 'Eve'`), NO_ENTRY);
  });

  test('is not deleted, neither alone nor with all others', async () => {
    const { raw, order } = await desk();
    const sql = `DELETE FROM "Order" WHERE "id" = $1`;
    await expectRefused(() => raw.run(sql, [order.id]), NO_DELETION);
    await expectRefused(() => raw.run(`DELETE FROM "Order"`), NO_DELETION);
  });

  test.each([`ON CONFLICT ("id") DO UPDATE SET "senderName" = 'Eve'`, 'ON CONFLICT DO NOTHING'])(
    'is not merged into another: %s',
    async (clause) => {
      const { raw, row } = await desk();
      const list = Object.keys(row).map((column) => `"${column}"`);
      const upsert = `INSERT INTO "Order" (${list.join()}) SELECT ${list.join()} FROM "Order" WHERE true ${clause}`;
      await expectRefused(() => raw.run(upsert), REPLACES);
    },
  );
});

describe('an order with an entry', () => {
  test('advances by exactly one version', async () => {
    const { raw, order, announce } = await desk();
    await announce();
    await announce({ orderVersion: 3 });
    const update = (version: number) =>
      raw.run(`UPDATE "Order" SET "version" = $1 WHERE "id" = $2`, [version, order.id]);
    await expectRefused(() => update(3), NO_ENTRY);
    await expectRefused(() => update(1), NO_ENTRY);
    expect(await update(2)).toBe(1);
  });

  test.each(['Created', 'Deleted'])('does not change with the entry %s', async (action) => {
    const { raw, order, announce } = await desk();
    await announce({ action });
    const sql = `UPDATE "Order" SET "version" = 2 WHERE "id" = $1`;
    await expectRefused(() => raw.run(sql, [order.id]), NO_ENTRY);
  });

  test('is not deleted with an entry about an edit', async () => {
    const { raw, order, announce } = await desk();
    await announce();
    const sql = `DELETE FROM "Order" WHERE "id" = $1`;
    await expectRefused(() => raw.run(sql, [order.id]), NO_DELETION);
  });

  test('is not changed by the entry of another order or workspace', async () => {
    const { raw, order, other, announce } = await desk();
    await announce({ orderDbId: other.id });
    const elsewhere = await newActor();
    await announce({ orderVersion: 1 }, elsewhere);
    await announce({ orderVersion: 2 }, elsewhere);
    const sql = `UPDATE "Order" SET "version" = 2 WHERE "id" = $1`;
    await expectRefused(() => raw.run(sql, [order.id]), NO_ENTRY);
  });

  test.each([
    `"id" = 'stolen'`,
    `"orderId" = 'stolen'`,
    `"workspaceId" = 'stolen'`,
    `"createdById" = 'stolen'`,
    `"createdAt" = '2020-01-01T00:00:00.000Z'`,
  ])('keeps its identity: SET %s', async (change) => {
    const { raw, order, announce } = await desk();
    await announce();
    for (const verb of UPDATES) {
      const sql = `${verb} "Order" SET "version" = 2, ${change} WHERE "id" = $1`;
      await expectRefused(() => raw.run(sql, [order.id]), IDENTITY);
    }
  });

  test('does not get the identity of another', async () => {
    const { raw, order, other, announce } = await desk();
    await announce();
    for (const column of ['id', 'orderId'] as const) {
      for (const verb of UPDATES) {
        const sql = `${verb} "Order" SET "version" = 2, "${column}" = $1 WHERE "id" = $2`;
        await expectRefused(() => raw.run(sql, [other[column], order.id]), IDENTITY);
      }
    }
  });

  test.runIf(engine === 'sqlite')('does not replace the row of another', async () => {
    const { raw, order, otherRow, announce } = await desk();
    await announce();
    const sql = `UPDATE OR REPLACE "Order" SET "version" = 2, rowid = $1 WHERE "id" = $2`;
    for (const rowid of [otherRow.rowid, -1, 0, 1_000]) {
      await expectRefused(() => raw.run(sql, [rowid, order.id]), IDENTITY);
    }
  });

  test('is not changed with an entry about another order', async () => {
    const { raw, order, announce } = await desk();
    await announce({ orderId: 'another order' });
    const sql = `UPDATE "Order" SET "version" = 2 WHERE "id" = $1`;
    await expectRefused(() => raw.run(sql, [order.id]), NO_ENTRY);
  });
});
