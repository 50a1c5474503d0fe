import { expect, test } from 'vitest';
import type { Row } from '@/lib/db/engine';
import { upgrade } from '@/lib/upgrade/upgrade';
import type { HashedEntry } from '@/lib/audit-log/integrity/hash';
import { verifyDatabase } from '@/lib/audit-log/integrity/verify';
import { newDatabaseBeforeSearch, type OrderHistory } from '@/tests/support/before-search';
import { insertEntry, nextEntry } from '@/tests/support/raw';
import { assertIndexConsistent, findOrdersByText } from '@/tests/support/search-index';

const LIVES: OrderHistory[] = [
  { id: 'edited', versions: [{ recipientName: 'Łucja' }, { recipientName: 'Ørsted' }] },
  { id: 'gone', versions: [{ senderName: 'Straße 7' }, { senderName: 'Ίος' }], isDeleted: true },
  { id: 'there and back', versions: [{}, { senderName: 'Ann' }, { senderName: 'Northern Goods' }] },
];

const ADDRESS = 'ul. filtrowa 68, warszawa';

test('orders and logs from before search can be searched after the migration', async () => {
  const raw = await newDatabaseBeforeSearch(LIVES);
  expect(await upgrade(raw)).toContain('20261122200000_search_text');

  const columns = '"id", "searchText", "senderKey", "recipientKey", "addressKey", "orderIdKey"';
  expect(await raw.rows(`SELECT ${columns} FROM "Order" ORDER BY "id"`)).toEqual([
    {
      id: 'edited',
      searchText: `no edited\nnorthern goods\norsted\n${ADDRESS}`,
      senderKey: 'northern goods',
      recipientKey: 'orsted',
      addressKey: ADDRESS,
      orderIdKey: 'no edited',
    },
    {
      id: 'there and back',
      searchText: `no there and back\nnorthern goods\nlucja nowak\n${ADDRESS}`,
      senderKey: 'northern goods',
      recipientKey: 'lucja nowak',
      addressKey: ADDRESS,
      orderIdKey: 'no there and back',
    },
  ]);

  const texts = await raw.rows<Row>('SELECT * FROM "OrderText" ORDER BY "orderDbId"');
  expect(texts.map(({ orderDbId, text }) => [orderDbId, String(text).split('\n')])).toEqual([
    [
      'edited',
      [
        'no edited',
        'northern goods',
        'lucja',
        ADDRESS,
        'no edited',
        'northern goods',
        'orsted',
        ADDRESS,
      ],
    ],
    [
      'gone',
      ['no gone', 'strasse 7', 'lucja nowak', ADDRESS, 'no gone', 'ιοσ', 'lucja nowak', ADDRESS],
    ],
    [
      'there and back',
      [
        ...['no there and back', 'northern goods', 'lucja nowak', ADDRESS],
        ...['no there and back', 'ann', 'lucja nowak', ADDRESS],
      ],
    ],
  ]);
  expect(new Set(texts.map(({ workspaceId }) => workspaceId))).toEqual(new Set(['desk']));

  await assertIndexConsistent(raw);
  expect(await findOrdersByText(raw, 'trasse')).toEqual(['gone']);
  expect(await findOrdersByText(raw, 'ιοσ')).toEqual(['gone']);
  expect(await findOrdersByText(raw, 'lucja')).toEqual(['edited', 'gone', 'there and back']);
  expect(await findOrdersByText(raw, 'Łucja')).toEqual([]);
  expect(await verifyDatabase(raw)).toMatchObject({ orders: 2, entries: 9, tamperings: [] });
});

test('the entries of an order are combined when the migration reads them in two batches', async () => {
  const others = Array.from({ length: 1_999 }, (_, index) => ({ id: `a${index}`, versions: [{}] }));
  const raw = await newDatabaseBeforeSearch([...others, { ...LIVES[0]!, id: 'b' }]);
  await upgrade(raw);
  expect(await raw.rows('SELECT count(*) AS texts FROM "OrderText"')).toMatchObject([
    { texts: expect.toSatisfy((texts) => Number(texts) === 2_000) as unknown },
  ]);
  expect(await findOrdersByText(raw, 'orsted')).toEqual(['b']);
  expect(await verifyDatabase(raw)).toMatchObject({ orders: 2_000, tamperings: [] });
});

test('a log with forged entries is migrated, and verification finds them', async () => {
  const raw = await newDatabaseBeforeSearch(LIVES);
  const ann = { workspaceId: 'desk', userId: 'ann', name: 'Ann' };
  const forge = async (given: Partial<HashedEntry>) =>
    insertEntry(raw, await nextEntry(raw, ann, given));
  await forge({});
  await forge({ orderDbId: 'nameless', orderVersion: 1 });
  for (const [index, changes] of ['{', 'null', '{"senderName":null}'].entries()) {
    await forge({ orderDbId: 'edited', orderId: 'Nº edited', orderVersion: 3 + index, changes });
  }
  await upgrade(raw);
  expect(await findOrdersByText(raw, 'lucja')).toEqual(['edited', 'gone', 'there and back']);
  const { tamperings } = await verifyDatabase(raw);
  expect(tamperings.map(({ seq, kind }) => [seq, kind]).sort()).toEqual([
    [10, 'history'],
    [10, 'stored'],
    [11, 'history'],
    [9, 'stored'],
  ]);
});
