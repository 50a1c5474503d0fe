import { afterEach, describe, expect, test } from 'vitest';
import { NO_ATTEMPTS } from '@/lib/orders/fields';
import { entryHash, GENESIS_HASH } from '@/lib/audit-log/integrity/hash';
import {
  createOrder,
  deleteOrder,
  editOrder,
  markDelivered,
  reopenOrder,
} from '@/lib/orders/mutations';
import {
  countersAndRows,
  details,
  extras,
  newOrder,
  seen,
  storedEntries,
  storedOrder,
} from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { tamperings } from '@/tests/support/tamperings';
import type { Actor } from '@/lib/auth/actor';

let ann: Actor;

async function desk(): Promise<Actor> {
  return (ann = await newActor());
}

afterEach(async () => {
  const { counters, rows } = await countersAndRows(ann);
  expect(counters).toEqual(rows);
  expect(await tamperings()).toEqual([]);
});

describe('creating', () => {
  test('writes the order, its entry and its counter', async () => {
    await desk();
    const operationId = 'operation';
    const answer = await createOrder(ann, { operationId, orderId: '10248', ...details, ...extras });
    expect(answer).toEqual({ id: answer.id, orderId: '10248', version: 1 });
    const [entry, ...more] = await storedEntries(ann);
    expect(more).toEqual([]);
    expect(await storedOrder(answer)).toEqual({
      ...details,
      ...extras,
      ...NO_ATTEMPTS,
      id: answer.id,
      orderId: '10248',
      status: 'ONGOING',
      version: 1,
      workspaceId: ann.workspaceId,
      createdById: ann.userId,
      createdAt: entry?.at,
      updatedAt: entry?.at,
      deliveredAt: null,
      courierId: null,
      searchText: [
        '10248',
        'northern goods',
        'lucja nowak',
        'ul. filtrowa 68, warszawa',
        '+48 22 555 0101',
        '+48225550101',
        'lucja@example.com',
        'ring twice.',
        'back door',
        'po 7/12',
      ].join('\n'),
      senderKey: 'northern goods',
      recipientKey: 'lucja nowak',
      addressKey: 'ul. filtrowa 68, warszawa',
      orderIdKey: '0510248',
    });
    expect(entry).toMatchObject({
      seq: 1,
      action: 'Created',
      actorId: ann.userId,
      actorName: 'Ann',
      orderDbId: answer.id,
      orderId: '10248',
      orderVersion: 1,
      operationId,
      previousHash: GENESIS_HASH,
      hash: entryHash(entry!),
    });
    expect(JSON.parse(entry!.changes)).toEqual({
      numberOfItems: { from: null, to: 18 },
      deliveryDate: { from: null, to: '2026-04-17' },
      senderName: { from: null, to: 'Northern Goods' },
      recipientName: { from: null, to: 'Łucja Nowak' },
      recipientAddress: { from: null, to: 'ul. Filtrowa 68, Warszawa' },
      timeWindow: { from: null, to: '09:00-12:00' },
      recipientPhone: { from: null, to: '+48 22 555 0101' },
      recipientEmail: { from: null, to: 'lucja@example.com' },
      instructions: { from: null, to: 'Ring twice.\nBack door' },
      reference: { from: null, to: 'PO 7/12' },
      status: { from: null, to: 'ONGOING' },
    });
    expect(await countersAndRows(ann)).toMatchObject({ counters: { ongoing: 1, delivered: 0 } });
  });

  test('makes keys that sort by time', async () => {
    await desk();
    const ids: string[] = [];
    for (let made = 0; made < 5; made++) ids.push((await newOrder(ann)).id);
    expect(ids.toSorted()).toEqual(ids);
  });

  test('accepts an Order ID of another workspace, or of a deleted order', async () => {
    const elsewhere = await newActor();
    await newOrder(elsewhere, { orderId: '10248' });
    await desk();
    const first = await newOrder(ann, { orderId: '10248' });
    await deleteOrder(ann, seen(first));
    const second = await newOrder(ann, { orderId: '10248' });
    expect(second).toMatchObject({ orderId: '10248', version: 1 });
    expect(second.id).not.toBe(first.id);
  });
});

describe('editing', () => {
  test('writes the next version and the changes, and leaves the rest alone', async () => {
    await desk();
    const order = await newOrder(ann);
    const before = await storedOrder(order);
    const answer = await editOrder(ann, { ...seen(order), ...details, numberOfItems: 19 });
    expect(answer).toEqual({ ...order, version: 2 });
    const [, entry] = await storedEntries(ann);
    expect(entry).toMatchObject({ seq: 2, action: 'Edited', orderVersion: 2 });
    expect(JSON.parse(entry!.changes)).toEqual({ numberOfItems: { from: 18, to: 19 } });
    const after = { ...before, numberOfItems: 19, version: 2, updatedAt: entry?.at };
    expect(await storedOrder(order)).toEqual(after);
  });

  test('keeps a delivered order delivered, with its time', async () => {
    await desk();
    const delivered = await markDelivered(ann, seen(await newOrder(ann)));
    const before = await storedOrder(delivered);
    const answer = await editOrder(ann, { ...seen(delivered), ...details, senderName: 'Ben' });
    const { deliveredAt } = before!;
    expect(await storedOrder(answer)).toMatchObject({ status: 'DELIVERED', deliveredAt });
  });
});

describe('marking delivered and reopening', () => {
  test('moves the order between the counters and stores the time', async () => {
    await desk();
    const delivered = await markDelivered(ann, seen(await newOrder(ann)));
    const [, entry] = await storedEntries(ann);
    const deliveredAt = entry?.at;
    expect(entry).toMatchObject({ action: 'Marked Delivered', orderVersion: 2 });
    expect(await storedOrder(delivered)).toMatchObject({ status: 'DELIVERED', deliveredAt });
    expect(await countersAndRows(ann)).toMatchObject({ counters: { ongoing: 0, delivered: 1 } });

    const reopened = await reopenOrder(ann, seen(delivered));
    expect(reopened.version).toBe(3);
    expect((await storedEntries(ann))[2]).toMatchObject({ action: 'Reopened', orderVersion: 3 });
    expect(await storedOrder(reopened)).toMatchObject({ status: 'ONGOING', deliveredAt: null });
    expect(await countersAndRows(ann)).toMatchObject({ counters: { ongoing: 1, delivered: 0 } });
  });
});

describe('deleting', () => {
  test('removes the order, and the log outlives it', async () => {
    await desk();
    const order = await newOrder(ann, { orderId: '10248' });
    const answer = await deleteOrder(ann, seen(order));
    expect(answer).toEqual({ ...order, version: 2 });
    expect(await storedOrder(order)).toBeNull();
    const entries = await storedEntries(ann, order);
    expect(entries).toMatchObject([
      { action: 'Created', orderId: '10248', orderVersion: 1 },
      { action: 'Deleted', orderId: '10248', orderVersion: 2 },
    ]);
    expect(JSON.parse(entries[1]!.changes)).toMatchObject({
      recipientName: { from: 'Łucja Nowak', to: null },
      status: { from: 'ONGOING', to: null },
    });
    expect(await countersAndRows(ann)).toMatchObject({ counters: { ongoing: 0, delivered: 0 } });
  });

  test('decrements the counter of delivered orders', async () => {
    await desk();
    await newOrder(ann);
    await deleteOrder(ann, seen(await markDelivered(ann, seen(await newOrder(ann)))));
    expect(await countersAndRows(ann)).toMatchObject({ counters: { ongoing: 1, delivered: 0 } });
  });
});
