import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { transaction } from '@/lib/db/client';
import { entriesSince, listLog, LOG_PAGE, orderHistory, type LogPage } from '@/lib/log/queries';
import { deleteOrder, editOrder, markDelivered, type Answer } from '@/lib/orders/mutations';
import { details, newOrder, seen, storedEntries } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';

const sequence = (pages: (LogPage | null)[]) => {
  return pages.flatMap((page) => page!.entries.map(({ seq }) => seq));
};

describe('a log of 120 entries', () => {
  let ann: Actor;
  const newestFirst = Array.from({ length: 120 }, (_, index) => 120 - index);

  beforeAll(async () => {
    ann = await newActor();
    for (let made = 0; made < 120; made++) await newOrder(ann);
  });

  test('gives every entry exactly once, newest first, page by page', async () => {
    const pages = [await listLog(ann, {})];
    for (let before = pages[0]!.older; before; before = pages.at(-1)!.older) {
      pages.push(await listLog(ann, { before }));
    }
    expect(pages.map((page) => page!.entries.length)).toEqual([LOG_PAGE, LOG_PAGE, 20]);
    expect(sequence(pages)).toEqual(newestFirst);
    expect(pages.map((page) => page!.newer)).toEqual([null, 70, 20]);
    expect(pages.map((page) => page!.total)).toEqual([120, 120, 120]);
  });

  test('gives every entry exactly once on the way back', async () => {
    const pages = [(await listLog(ann, { before: 21 }))!];
    for (let after = pages[0]!.newer; after; after = pages[0]!.newer) {
      pages.unshift((await listLog(ann, { after }))!);
    }
    expect(sequence(pages)).toEqual(newestFirst);
    expect(pages.map(({ older }) => older)).toEqual([71, 21, null]);
  });

  test('is empty beyond its ends', async () => {
    const nothing = { entries: [], newer: null, older: null, total: 120 };
    expect(await listLog(ann, { after: 120 })).toEqual(nothing);
    expect(await listLog(ann, { before: 1 })).toEqual(nothing);
  });
});

describe('the log', () => {
  test('tells who did what to which order, and whether it is still there', async () => {
    const ann = await newActor();
    const [kept, gone] = [await newOrder(ann), await newOrder(ann, { orderId: '10248' })];
    await deleteOrder(ann, seen(gone));
    const page = await listLog(ann, {});
    expect(page!.entries.map(({ seq, orderExists }) => [seq, orderExists])).toEqual([
      [3, false],
      [2, false],
      [1, true],
    ]);
    const [stored] = (await storedEntries(ann, gone)).slice(-1);
    expect(page!.entries[0]).toEqual({
      id: stored?.id,
      seq: 3,
      at: stored?.at,
      actorName: 'Ann',
      action: 'Deleted',
      orderDbId: gone.id,
      orderId: '10248',
      changes: JSON.parse(stored!.changes),
      orderExists: false,
    });
    expect(page!.entries[2]?.orderDbId).toBe(kept.id);
  });

  test('is empty at first, and shows nothing of another workspace', async () => {
    await newOrder(await newActor());
    const ann = await newActor();
    const nothing = { entries: [], newer: null, older: null, total: 0 };
    expect(await listLog(ann, {})).toEqual(nothing);
    expect(await listLog(ann, { after: 0 })).toEqual(nothing);
    expect(await listLog(ann, { before: 1_000 })).toEqual(nothing);
  });

  test('is read by owner and dispatcher, and not by a courier', async () => {
    const owner = await newActor();
    await newOrder(owner);
    const { workspaceId } = owner;
    const dispatcher = await newActor({ workspaceId, role: 'DISPATCHER' });
    const courier = await newActor({ workspaceId, role: 'COURIER' });
    expect(await listLog(dispatcher, {})).toEqual(await listLog(owner, {}));
    expect(await listLog(courier, {})).toBeNull();
  });
});

describe('the history of an order', () => {
  async function changedOrder(ann: Actor): Promise<Answer> {
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

  test('is empty for another workspace', async () => {
    const { id } = await changedOrder(await newActor());
    expect(await orderHistory(await newActor(), id)).toEqual([]);
  });

  test('since a version is what came after it, oldest first', async () => {
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
