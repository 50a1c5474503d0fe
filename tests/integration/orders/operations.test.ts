import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { change } from '@/lib/orders/changes/change';
import { decideCreate } from '@/lib/orders/changes/decide';
import { createOrder, deleteOrder, editOrder, markDelivered } from '@/lib/orders/mutations';
import { engine } from '@/tests/support/database';
import { details, newOrder, seen, storedEntries, storedOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { contents, rawConnection } from '@/tests/support/raw';
import { refusalOf } from '@/tests/support/refusals';
import { tamperings } from '@/tests/support/tamperings';

const creation = () => ({ operationId: randomUUID(), orderId: '10248', ...details });

describe('the same operation again', () => {
  test('changes nothing and returns the same, for every mutation', async () => {
    const ann = await newActor();
    const create = creation();
    const order = await createOrder(ann, create);
    const edit = { ...seen(order), ...details, numberOfItems: 19 };
    const edited = await editOrder(ann, edit);
    const deliver = seen(edited);
    const delivered = await markDelivered(ann, deliver);
    const remove = seen(delivered);
    const deleted = await deleteOrder(ann, remove);
    const raw = await rawConnection();
    const before = await contents(raw);
    expect(await createOrder(ann, create)).toEqual(order);
    expect(await editOrder(ann, edit)).toEqual(edited);
    expect(await markDelivered(ann, deliver)).toEqual(delivered);
    expect(await deleteOrder(ann, remove)).toEqual(deleted);
    expect(await contents(raw)).toEqual(before);
  });

  test('returns the same although the order has changed since', async () => {
    const ann = await newActor();
    const deliver = seen(await newOrder(ann));
    const delivered = await markDelivered(ann, deliver);
    await editOrder(ann, { ...seen(delivered), ...details, numberOfItems: 1 });
    expect(await markDelivered(ann, deliver)).toEqual(delivered);
  });

  test('twenty times at once changes once', async () => {
    const ann = await newActor();
    const create = creation();
    const orders = await Promise.all(Array.from({ length: 20 }, () => createOrder(ann, create)));
    expect(new Set(orders.map(({ id }) => id)).size).toBe(1);
    const deliver = seen(orders[0]!);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => markDelivered(ann, deliver)),
    );
    expect(answers).toEqual(answers.map(() => ({ ...orders[0], version: 2 })));
    expect(await storedEntries(ann)).toMatchObject([
      { action: 'Created' },
      { action: 'Marked Delivered' },
    ]);
    expect(await storedOrder(orders[0]!)).toMatchObject({ version: 2 });
  });

  test('with the same new Order ID, twenty times at once, makes one order', async () => {
    const ann = await newActor();
    const attempts = Array.from({ length: 20 }, () => createOrder(ann, creation()));
    const settled = await Promise.allSettled(attempts);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await storedEntries(ann)).toHaveLength(1);
  });
});

describe('a used operation ID', () => {
  test('is refused for other content, another mutation, another version or another user', async () => {
    const ann = await newActor();
    const ben = await newActor({ workspaceId: ann.workspaceId, name: 'Ben' });
    const create = creation();
    const order = await createOrder(ann, create);
    const { operationId } = create;
    const attempts = [
      () => createOrder(ann, { ...create, orderId: '10249' }),
      () => createOrder(ann, { ...create, numberOfItems: 19 }),
      () => createOrder(ben, create),
      () => markDelivered(ann, { ...order, operationId }),
      () => deleteOrder(ann, { ...order, operationId }),
    ];
    for (const attempt of attempts) await refusalOf(attempt(), 'reused-operation-id');
    const deliver = seen(order);
    await markDelivered(ann, deliver);
    await refusalOf(markDelivered(ann, { ...deliver, version: 2 }), 'reused-operation-id');
    expect(await storedEntries(ann)).toHaveLength(2);
  });

  test('is free in another workspace, and reveals nothing there', async () => {
    const [ann, eve] = [await newActor(), await newActor({ name: 'Eve' })];
    const create = creation();
    const [hers, theirs] = [await createOrder(ann, create), await createOrder(eve, create)];
    expect(hers.id).not.toBe(theirs.id);
    expect(await storedEntries(ann)).toMatchObject([{ actorName: 'Ann', orderDbId: hers.id }]);
    expect(await storedEntries(eve)).toMatchObject([{ actorName: 'Eve', orderDbId: theirs.id }]);
  });
});

describe('a failure in the middle', () => {
  const fault = new Error('fault');

  /** Breaks the database after the entry and before the order, and then repairs it. */
  const breakage = {
    sqlite: `CREATE TRIGGER "Break" BEFORE INSERT ON "Order" BEGIN SELECT RAISE(ABORT, 'broken'); END`,
    postgresql: `ALTER TABLE "Order" ADD CONSTRAINT "Break" CHECK (false) NOT VALID`,
  };
  const repair = {
    sqlite: `DROP TRIGGER "Break"`,
    postgresql: `ALTER TABLE "Order" DROP CONSTRAINT "Break"`,
  };

  test('leaves neither order nor entry nor counter, and the next change succeeds', async () => {
    const ann = await newActor();
    const raw = await rawConnection();
    const before = await contents(raw);
    await raw.execute(breakage[engine]);
    await expect(newOrder(ann)).rejects.toThrow();
    expect(await contents(raw)).toEqual(before);
    await raw.execute(repair[engine]);
    expect(await newOrder(ann)).toMatchObject({ version: 1 });
    expect(await tamperings()).toEqual([]);
  });

  test.each(['load', 'decide'] as const)('leaves nothing when it is in %s', async (step) => {
    const ann = await newActor();
    const raw = await rawConnection();
    const before = await contents(raw);
    const subject = { id: 'new', orderId: '10248', version: 0, status: null };
    const broken = change(ann, 'orders.create', {
      operationId: randomUUID(),
      request: ['createOrder'],
      load: () => (step === 'load' ? Promise.reject(fault) : Promise.resolve(subject)),
      decide: () => {
        if (step === 'decide') throw fault;
        return decideCreate(null, details);
      },
    });
    await expect(broken).rejects.toBe(fault);
    expect(await contents(raw)).toEqual(before);
  });
});
