import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { HashedEntry } from '@/lib/audit-log/integrity/hash';
import { deleteOrder } from '@/lib/orders/mutations';
import { insertRow } from '@/scripts/lib/rows';
import { expectRefused, INSERTS } from '@/tests/support/attacks';
import { engine } from '@/tests/support/database';
import { newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { insertEntry, nextEntry, rawConnection, rowOf } from '@/tests/support/raw';

const NO_ENTRY = 'order: no log entry for this version';
const REPLACES = 'order: would replace another';

/** One order, and the entry of a new one that is not written yet. */
async function announced(given: Partial<HashedEntry> = {}) {
  const ann = await newActor();
  const order = await newOrder(ann);
  const raw = await rawConnection();
  const { rowid, ...row } = await rowOf(raw, 'Order', order.id);
  const fresh = { ...row, id: randomUUID(), orderId: 'fresh', version: 1 };
  const entry = {
    action: 'Created',
    orderDbId: fresh.id,
    orderId: 'fresh',
    orderVersion: 1,
    ...given,
  };
  await insertEntry(raw, await nextEntry(raw, ann, entry));
  return { ann, order, rowid, fresh, raw };
}

describe('a new order', () => {
  test('is written once its entry is', async () => {
    const { raw, fresh } = await announced();
    await insertRow(raw, 'Order', fresh);
    expect(await rowOf(raw, 'Order', fresh.id)).toMatchObject(fresh);
    await expectRefused(() => insertRow(raw, 'Order', fresh), REPLACES);
  });

  test('is the one in the entry', async () => {
    const { raw, fresh } = await announced();
    for (const other of [
      { id: randomUUID() },
      { orderId: 'other' },
      { version: 2 },
      { version: 0 },
    ]) {
      await expectRefused(() => insertRow(raw, 'Order', { ...fresh, ...other }), NO_ENTRY);
    }
  });

  // PostgreSQL has one type for a column.
  test.runIf(engine === 'sqlite')('does not have a key of another type', async () => {
    const { raw, fresh } = await announced();
    for (const column of ['id', 'orderId', 'workspaceId'] as const) {
      const bytes = Buffer.from(String((fresh as Record<string, unknown>)[column]));
      await expectRefused(() => insertRow(raw, 'Order', { ...fresh, [column]: bytes }), NO_ENTRY);
    }
  });

  test('is not created by an entry about its deletion', async () => {
    const { raw, fresh } = await announced({ action: 'Deleted' });
    await expectRefused(() => insertRow(raw, 'Order', fresh), NO_ENTRY);
  });

  test('does not replace the row, the key or the Order ID of another', async () => {
    const { raw, fresh, order, rowid } = await announced();
    const keys = [{ id: order.id }, { orderId: order.orderId }];
    const attempts = engine === 'sqlite' ? [...keys, { rowid }, { rowid: `${rowid}` }] : keys;
    for (const theirs of attempts) {
      for (const verb of INSERTS) {
        await expectRefused(() => insertRow(raw, 'Order', { ...fresh, ...theirs }, verb), REPLACES);
      }
    }
  });

  test.runIf(engine === 'sqlite').each([-1, 0, -9_007_199_254_740_991])(
    'does not get the row id %d',
    async (rowid) => {
      const { raw, fresh } = await announced();
      for (const verb of INSERTS) {
        const insert = () => insertRow(raw, 'Order', { ...fresh, rowid }, verb);
        await expectRefused(insert, 'order: not a row id');
      }
    },
  );

  test('does not reference another workspace', async () => {
    const { raw, fresh } = await announced();
    const elsewhere = await newActor();
    await expectRefused(
      () => insertRow(raw, 'Order', { ...fresh, createdById: elsewhere.userId }),
      'order: created by nobody of this workspace',
    );
    await expectRefused(
      () => insertRow(raw, 'Order', { ...fresh, workspaceId: elsewhere.workspaceId }),
      NO_ENTRY,
    );
  });

  const check = (column: string) => ({
    sqlite: /^CHECK constraint failed/,
    postgresql: new RegExp(
      `^new row for relation "Order" violates check constraint "Order_${column}_check"$`,
    ),
  });
  const type = (postgresql: RegExp) => ({ sqlite: /^CHECK constraint failed/, postgresql });

  test.each([
    [{ numberOfItems: 0 }, check('numberOfItems')],
    [{ numberOfItems: 1_000_001 }, check('numberOfItems')],
    [{ numberOfItems: 'many' }, type(/^invalid input syntax for type integer/)],
    [{ status: 'LOST' }, type(/^invalid input value for enum "OrderStatus"/)],
    [{ deliveryDate: '17 April' }, check('deliveryDate')],
    [{ deliveryDate: '2026-04-17T00:00' }, check('deliveryDate')],
    [{ deliveryDate: '2026-04-17\n' }, check('deliveryDate')],
  ])('has valid values only: %j', async (nonsense, reason) => {
    const { raw, fresh } = await announced();
    const insert = insertRow(raw, 'Order', { ...fresh, ...nonsense });
    await expect(insert).rejects.toThrow(reason[engine]);
  });
});

describe('a deleted order', () => {
  test('does not come back as any of its earlier versions', async () => {
    const ann = await newActor();
    const order = await newOrder(ann);
    const raw = await rawConnection();
    const { rowid: _, ...row } = await rowOf(raw, 'Order', order.id);
    await deleteOrder(ann, { operationId: randomUUID(), ...order });
    for (const version of [1, 2, 3]) {
      await expectRefused(() => insertRow(raw, 'Order', { ...row, version }), NO_ENTRY);
    }
  });
});
