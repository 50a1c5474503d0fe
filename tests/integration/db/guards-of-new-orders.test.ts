import { describe, expect, test } from 'vitest';
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
import { deleteOrder } from '@/lib/orders/mutations';
import { randomUUID } from 'node:crypto';
import type { HashedEntry } from '@/lib/log/hash';

const NO_ENTRY = 'order: no log entry for this version';
const REPLACES = 'order: would replace another';

/** One order, and a new one that the log has announced but that is not written yet. */
async function announced(given: Partial<HashedEntry> = {}) {
  const ann = await newActor();
  const order = await newOrder(ann);
  const raw = rawConnection();
  const { rowid, ...row } = rowOf(raw, 'Order', order.id);
  const fresh = { ...row, id: randomUUID(), orderId: 'fresh', version: 1 };
  const entry = {
    action: 'Created',
    orderDbId: fresh.id,
    orderId: 'fresh',
    orderVersion: 1,
    ...given,
  };
  insertEntry(raw, nextEntry(raw, ann, entry));
  return { ann, order, rowid, fresh, raw };
}

describe('a new order', () => {
  test('is written once its entry is', async () => {
    const { raw, fresh } = await announced();
    insertRow(raw, 'Order', fresh);
    expect(rowOf(raw, 'Order', fresh.id)).toMatchObject(fresh);
    await expectRefused(() => insertRow(raw, 'Order', fresh), REPLACES);
  });

  test('is the one that the entry names', async () => {
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

  test('does not hide behind a key of another type', async () => {
    const { raw, fresh } = await announced();
    for (const column of ['id', 'orderId', 'workspaceId'] as const) {
      const bytes = Buffer.from(String((fresh as Record<string, unknown>)[column]));
      await expectRefused(() => insertRow(raw, 'Order', { ...fresh, [column]: bytes }), NO_ENTRY);
    }
  });

  test('does not come from an entry about its deletion', async () => {
    const { raw, fresh } = await announced({ action: 'Deleted' });
    await expectRefused(() => insertRow(raw, 'Order', fresh), NO_ENTRY);
  });

  test('does not take the row, the key or the Order ID of another', async () => {
    const { raw, fresh, order, rowid } = await announced();
    const verb = 'INSERT OR REPLACE';
    for (const theirs of [
      { id: order.id },
      { orderId: order.orderId },
      { rowid },
      { rowid: `${rowid}` },
    ]) {
      await expectRefused(() => insertRow(raw, 'Order', { ...fresh, ...theirs }, verb), REPLACES);
    }
  });

  test.each([-1, 0, -9_007_199_254_740_991])('does not get the row id %d', async (rowid) => {
    const { raw, fresh } = await announced();
    for (const verb of ['INSERT', 'INSERT OR IGNORE', 'INSERT OR REPLACE']) {
      await expectRefused(
        () => insertRow(raw, 'Order', { ...fresh, rowid }, verb),
        'order: not a row id',
      );
    }
  });

  test('does not point into another workspace', async () => {
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

  test.each([
    { numberOfItems: 0 },
    { numberOfItems: 1_000_001 },
    { numberOfItems: 'many' },
    { status: 'LOST' },
    { deliveryDate: '17 April' },
    { deliveryDate: '2026-04-17T00:00' },
  ])('keeps to what an order can say: %j', async (nonsense) => {
    const { raw, fresh } = await announced();
    const thrown = expect(() => insertRow(raw, 'Order', { ...fresh, ...nonsense }));
    thrown.toThrow(/^CHECK constraint failed/);
  });
});

describe('a deleted order', () => {
  test('does not come back as any of the versions it had', async () => {
    const ann = await newActor();
    const order = await newOrder(ann);
    const raw = rawConnection();
    const { rowid: _, ...row } = rowOf(raw, 'Order', order.id);
    await deleteOrder(ann, { operationId: randomUUID(), ...order });
    for (const version of [1, 2, 3]) {
      await expectRefused(() => insertRow(raw, 'Order', { ...row, version }), NO_ENTRY);
    }
  });
});
