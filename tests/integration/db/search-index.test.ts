import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Raw } from '@/lib/db/engine';
import { withRaw } from '@/lib/db/raw';
import { verifyDatabase } from '@/lib/audit-log/integrity/verify';
import { deleteOrder, editOrder, markDelivered } from '@/lib/orders/mutations';
import { insertRow } from '@/scripts/lib/rows';
import { backUp } from '@/scripts/lib/backup';
import { dropGuard } from '@/tests/support/attacks';
import { engine, ownerUrl } from '@/tests/support/database';
import { newFolder } from '@/tests/support/folders';
import { details, newOrder, seen } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';
import { rawConnection } from '@/tests/support/raw';
import { assertIndexConsistent, findOrdersByText } from '@/tests/support/search-index';
import { findingsIn } from '@/tests/support/unguarded';

/** The stored search text of an order. */
async function textOf(raw: Raw, { id }: { id: string }): Promise<string | undefined> {
  const sql = 'SELECT "text" FROM "OrderText" WHERE "orderDbId" = $1';
  return (await raw.rows<{ text: string }>(sql, [id]))[0]?.text;
}

describe('the text of an order', () => {
  test('is found after creation, in earlier versions after an edit, and after deletion', async () => {
    const [ann, raw] = [await newActor(), await rawConnection()];
    const order = await newOrder(ann, { recipientName: 'Żaneta Kowalska' });
    expect(await findOrdersByText(raw, 'zaneta')).toEqual([order.id]);

    const given = { ...details, recipientName: 'Zbigniew Kowalski' };
    const edited = await editOrder(ann, { ...seen(order), ...given });
    await assertIndexConsistent(raw);
    expect(await findOrdersByText(raw, 'zaneta')).toEqual([order.id]);
    expect(await findOrdersByText(raw, 'zbigniew')).toEqual([order.id]);

    await deleteOrder(ann, seen(await markDelivered(ann, seen(edited))));
    await assertIndexConsistent(raw);
    expect(await findOrdersByText(raw, 'zaneta')).toEqual([order.id]);
    expect(await findOrdersByText(raw, 'zbigniew')).toEqual([order.id]);
  });

  test('grows by new texts only', async () => {
    const [ann, raw] = [await newActor(), await rawConnection()];
    const order = await newOrder(ann, { orderId: 'Grows' });
    const text = 'grows\nnorthern goods\nlucja nowak\nul. filtrowa 68, warszawa';
    expect(await textOf(raw, order)).toBe(text);
    const more = await editOrder(ann, { ...seen(order), ...details, numberOfItems: 1 });
    const delivered = await markDelivered(ann, seen(more));
    expect(await textOf(raw, order)).toBe(text);
    const other = await editOrder(ann, { ...seen(delivered), ...details, senderName: 'Ann' });
    await editOrder(ann, { ...seen(other), ...details });
    expect(await textOf(raw, order)).toBe(`${text}\n${text.replace('northern goods', 'ann')}`);
  });
});

describe.runIf(engine === 'sqlite')('the index in an embedded database', () => {
  test('is complete in a backup, and keeps working there', async () => {
    const [ann, file] = [await newActor(), path.join(newFolder(), 'backup.db')];
    const order = await newOrder(ann, { senderName: 'Quicksilver' });
    await deleteOrder(ann, seen(order));
    await backUp(ownerUrl, file);
    await withRaw(`file:${file}`, 'write', async (copy) => {
      expect(await findOrdersByText(copy, 'quicksilver')).toEqual([order.id]);
      const text = { workspaceId: ann.workspaceId, orderDbId: 'next', text: 'quicksilver' };
      await insertRow(copy, 'OrderText', text);
      expect(await findOrdersByText(copy, 'quicksilver')).toEqual([order.id, 'next']);
      await assertIndexConsistent(copy);
    });
  });

  test('is read correctly after other connections have written', async () => {
    const [looking, writing] = [await rawConnection(), await rawConnection()];
    const damage = async () =>
      (await verifyDatabase(looking)).tamperings.filter(({ kind }) => kind === 'file');
    for (let made = 0; made < 150; made++) {
      const text = { workspaceId: 'a', orderDbId: `text ${made}`, text: `number ${made}` };
      await insertRow(writing, 'OrderText', text);
      if (made % 10 === 0) expect(await damage()).toEqual([]);
    }
  });
});

test('the stored text does not block an order restored past its guard, and verification finds it', async () => {
  const [ann, raw] = [await newActor(), await rawConnection()];
  const order = await newOrder(ann, { orderId: 'Back' });
  const [row] = await raw.rows('SELECT * FROM "Order" WHERE "id" = $1', [order.id]);
  const text = await textOf(raw, order);
  await deleteOrder(ann, seen(order));
  await dropGuard(raw, 'Order_insert_guard');
  await insertRow(raw, 'Order', { ...row, searchText: 'another' });
  expect(await textOf(raw, order)).toBe(text);
  await assertIndexConsistent(raw);
  expect(await findingsIn(ann.workspaceId)).toEqual([
    [2, 'order'],
    [null, 'counters'],
  ]);
});
