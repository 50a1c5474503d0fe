import { describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { transaction } from '@/lib/db/client';
import { entriesSince, orderHistory } from '@/lib/audit-log/queries';
import { editOrder, markDelivered, type ChangeResult } from '@/lib/orders/mutations';
import { details, newOrder, seen } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';

describe('the history of an order', () => {
  async function changedOrder(ann: Actor): Promise<ChangeResult> {
    const order = await newOrder(ann);
    await newOrder(ann);
    await editOrder(ann, { ...seen(order), ...details, numberOfItems: 1 });
    return markDelivered(ann, seen({ ...order, version: 2 }));
  }

  test('is its own entries, newest first', async () => {
    const ann = await newActor();
    const { id } = await changedOrder(ann);
    const history = await orderHistory(ann, id);
    expect(history.map(({ action }) => action)).toEqual(['Marked Delivered', 'Edited', 'Created']);
    expect(history[1]?.changes).toEqual({ numberOfItems: { from: 18, to: 1 } });
  });

  test('since a version has the later entries, oldest first', async () => {
    const ann = await newActor();
    const { id } = await changedOrder(ann);
    const since = (version: number, actor = ann) =>
      transaction((tx) => entriesSince(tx, actor, { id, version }));
    const actions = async (version: number) => (await since(version)).map(({ action }) => action);
    expect(await actions(0)).toEqual(['Created', 'Edited', 'Marked Delivered']);
    expect(await actions(1)).toEqual(['Edited', 'Marked Delivered']);
    expect(await actions(3)).toEqual([]);
    expect(await since(0, await newActor())).toEqual([]);
  });
});
