import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import {
  createOrder,
  deleteOrder,
  editOrder,
  markDelivered,
  reopenOrder,
  type ChangeResult,
} from '@/lib/orders/mutations';
import { details, newOrder, seen, storedEntries, storedOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { refusalOf } from '@/tests/support/refusals';

type Verb = (actor: Actor, order: ChangeResult) => Promise<ChangeResult>;

/** The largest version that a form may have. */
const LARGEST = 999_999_999;

const verbs: [name: string, verb: Verb][] = [
  [
    'edit',
    (actor, order) => editOrder(actor, { ...seen(order), ...details, deliveryDate: '2026-06-01' }),
  ],
  ['mark delivered', (actor, order) => markDelivered(actor, seen(order))],
  ['reopen', (actor, order) => reopenOrder(actor, seen(order))],
  ['delete', (actor, order) => deleteOrder(actor, seen(order))],
];

describe.each(verbs)('to %s an order', (name, verb) => {
  test('that is deleted names who deleted it, but only in its own workspace and not to a courier', async () => {
    const ann = await newActor();
    const order = await newOrder(ann, { orderId: '10248' });
    await deleteOrder(ann, seen(order));
    const { details } = await refusalOf(verb(ann, order), 'deleted');
    expect(details).toEqual({ orderId: '10248', by: 'Ann' });
    const courier = await newActor({ workspaceId: ann.workspaceId, role: 'COURIER' });
    await refusalOf(verb(courier, order), 'not-found');
    await refusalOf(verb(await newActor(), order), 'not-found');
    expect(await storedEntries(ann)).toHaveLength(2);
  });

  test('that has changed since is refused, and names who changed what', async () => {
    const ann = await newActor();
    const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben', role: 'DISPATCHER' });
    const order = await newOrder(ann, { orderId: '10248' });
    const edited = await editOrder(ben, { ...seen(order), ...details, deliveryDate: '2026-05-03' });
    await markDelivered(ann, seen(edited));
    const refusal = await refusalOf(verb(ann, order), name === 'edit' ? 'conflict' : 'stale');
    expect(refusal.details).toMatchObject({
      id: order.id,
      orderId: '10248',
      version: 3,
      laterChanges: ['Ben edited it: delivery date is now 3 May 2026.', 'Ann marked it delivered.'],
    });
    expect(await storedOrder(order)).toMatchObject({ version: 3 });
    expect(await storedEntries(ann)).toHaveLength(3);
  });

  test('as a version that it never had is refused as stale, without details', async () => {
    const ann = await newActor();
    const order = await newOrder(ann);
    const refusal = await refusalOf(verb(ann, { ...order, version: LARGEST }), 'stale');
    expect(refusal.details).toMatchObject({ version: 1, laterChanges: [] });
  });
});

describe('creating', () => {
  test('refuses a taken Order ID and returns the order that has it', async () => {
    const ann = await newActor();
    const { id } = await newOrder(ann, { orderId: '10248' });
    const refusal = await refusalOf(newOrder(ann, { orderId: '10248' }), 'duplicate-order-id');
    expect(refusal.details).toEqual({ orderId: '10248', id });
    expect(await storedEntries(ann)).toHaveLength(1);
  });

  test('distinguishes Order IDs by case', async () => {
    const ann = await newActor();
    await newOrder(ann, { orderId: 'a-1' });
    expect(await newOrder(ann, { orderId: 'A-1' })).toMatchObject({ orderId: 'A-1' });
  });

  test('is open to a dispatcher, whose name is logged', async () => {
    const ann = await newActor();
    const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben', role: 'DISPATCHER' });
    const operationId = randomUUID();
    const order = await createOrder(ben, { operationId, orderId: '10248', ...details });
    expect(await storedOrder(order)).toMatchObject({ createdById: ben.userId });
    expect(await storedEntries(ann)).toMatchObject([{ actorId: ben.userId, actorName: 'Ben' }]);
  });
});

describe('an unchanged edit', () => {
  test('is refused and leaves no entry', async () => {
    const ann = await newActor();
    const order = await newOrder(ann);
    await refusalOf(editOrder(ann, { ...seen(order), ...details }), 'unchanged');
    await refusalOf(reopenOrder(ann, seen(order)), 'not-delivered');
    const delivered = await markDelivered(ann, seen(order));
    await refusalOf(markDelivered(ann, seen(delivered)), 'already-delivered');
    expect(await storedEntries(ann)).toHaveLength(2);
    expect(await storedOrder(order)).toMatchObject({ version: 2 });
  });

  test('may be sent again under the same operation ID once it changes something', async () => {
    const ann = await newActor();
    const order = await newOrder(ann);
    const operation = seen(order);
    await refusalOf(reopenOrder(ann, operation), 'not-delivered');
    expect(await markDelivered(ann, operation)).toMatchObject({ version: 2 });
  });
});
