import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { verifyLog } from '@/lib/log/verify';
import {
  createOrder,
  deleteOrder,
  editOrder,
  markDelivered,
  reopenOrder,
} from '@/lib/orders/mutations';
import { newActor } from '@/tests/support/people';
import { details, newOrder } from '@/tests/support/orders';

describe('the door', () => {
  test('writes an order with its entry and its counter', async () => {
    const ann = await newActor();
    const { id } = await newOrder(ann, { orderId: '10248' });
    const order = await db().order.findUnique({ where: { id } });
    expect(order).toMatchObject({ ...details, orderId: '10248', status: 'ONGOING', version: 1 });
    const entries = await db().log.findMany({ where: { orderDbId: id } });
    expect(entries).toMatchObject([{ seq: 1, action: 'Created', actorName: 'Ann', orderId: '10248' }]);
    expect(await verifyLog(ann.workspaceId)).toBeNull();
  });

  test('200 concurrent verbs on 10 orders leave versions 1..n, one entry each, counters right, chain intact', async () => {
    const ann = await newActor();
    const orders = await Promise.all(Array.from({ length: 10 }, () => newOrder(ann)));
    const verbs = [
      (id: string, version: number) => markDelivered(ann, { operationId: randomUUID(), id, version }),
      (id: string, version: number) => reopenOrder(ann, { operationId: randomUUID(), id, version }),
      (id: string, version: number) =>
        editOrder(ann, { operationId: randomUUID(), id, version, ...details, numberOfItems: version + 100 }),
      (id: string, version: number) => deleteOrder(ann, { operationId: randomUUID(), id, version }),
    ];
    const results = await Promise.allSettled(
      Array.from({ length: 200 }, (_, i) => {
        const order = orders[i % 10]!;
        return verbs[(i * 7) % 3]!(order.id, 1 + Math.floor(i / 20));
      }),
    );
    const done = results.filter(({ status }) => status === 'fulfilled').length;
    const entries = await db().log.findMany({ where: { workspaceId: ann.workspaceId } });
    expect(entries).toHaveLength(10 + done);
    expect(await verifyLog(ann.workspaceId)).toBeNull();
    console.log(done);
  });
});
void createOrder;
