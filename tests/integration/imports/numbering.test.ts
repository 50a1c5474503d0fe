import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { calendarDate } from '@/lib/dates';
import { listImportOrders } from '@/lib/imports/outcomes';
import { findImport } from '@/lib/imports/queries';
import { saveMapping } from '@/lib/imports/mapping/mutations';
import type { Actor } from '@/lib/auth/actor';
import { applied, checked, countsOf, received } from '@/tests/support/imports';
import { deleteOrder } from '@/lib/orders/mutations';
import { newOrder } from '@/tests/support/orders';
import { newActor } from '@/tests/support/people';

const HEADER = 'Number of items,Delivery date,Recipient name,Recipient address';
const ROWS = ['2,2026-12-01,Ann,Road 1', '1,2026-12-01,Bea,Road 2'];
const fileWith = (...rows: string[]) => [HEADER, ...rows].join('\n');

async function orderIds({ workspaceId }: Actor): Promise<string[]> {
  const orders = await db().order.findMany({ where: { workspaceId }, orderBy: { orderId: 'asc' } });
  return orders.map(({ orderId }) => orderId);
}

test('orders of a file without Order IDs get a prefix and their line, after someone chose that', async () => {
  const actor = await newActor();
  const id = await received(actor, fileWith(...ROWS));
  const { mapping } = (await findImport(actor, id))!;
  expect(mapping.idPrefix).toBeNull();
  const now = new Date();
  expect(await saveMapping(actor, { id, mapping, now })).toBe(false);
  expect(await saveMapping(actor, { id, mapping: { ...mapping, idPrefix: ' ' }, now })).toBe(false);
  expect(
    await saveMapping(actor, { id, mapping: { ...mapping, idPrefix: 'x'.repeat(60) }, now }),
  ).toBe(false);

  const numbered = await checked(actor, fileWith(...ROWS), { idPrefix: ' bakery-' });
  expect(await countsOf(actor, numbered)).toEqual({ create: 2 });
  await applied(actor, numbered);
  expect(await orderIds(actor)).toEqual(['bakery-2', 'bakery-3']);
});

test('the same file, and one with more rows at its end, get the same Order IDs again', async () => {
  const actor = await newActor();
  const first = await checked(actor, fileWith(...ROWS), { idPrefix: 'bakery-' });
  await applied(actor, first);
  const again = await checked(actor, fileWith(...ROWS));
  expect((await findImport(actor, again))!.mapping).toMatchObject({
    idPrefix: 'bakery-',
    isRepeat: true,
  });
  expect(await countsOf(actor, again)).toEqual({ identical: 2 });
  const longer = await checked(actor, fileWith(...ROWS, '5,2026-12-02,Cleo,Road 3'));
  expect(await countsOf(actor, longer)).toEqual({ create: 1, identical: 2 });
});

test('another list with the same columns gets another prefix, and never changes orders of the first', async () => {
  const actor = await newActor();
  const today = calendarDate(new Date(), actor.timeZone);
  await newOrder(actor, { orderId: `${today}-7` });
  await applied(actor, await checked(actor, fileWith(...ROWS), { idPrefix: 'bakery-' }));
  const other = fileWith('9,2026-12-03,Dora,Road 4', ...ROWS);
  const proposed = await checked(actor, other);
  // The plain date is the beginning of an Order ID already.
  expect((await findImport(actor, proposed))!.mapping).toMatchObject({
    idPrefix: `${today}b-`,
    isRepeat: false,
  });
  expect(await countsOf(actor, proposed)).toEqual({ create: 3 });

  const clash = await checked(actor, other, { idPrefix: 'bakery-', isRepeat: true });
  expect(await countsOf(actor, clash)).toEqual({ create: 1, error: 2 });
  const [wrong] = await listImportOrders(actor, clash, { outcome: 'error', size: 1 });
  expect(wrong!.problems[0]!.text).toContain('already exists. Choose another prefix');
});

test('a list below another title is recognised, and the prefix of deleted orders is not proposed again', async () => {
  const actor = await newActor();
  const today = calendarDate(new Date(), actor.timeZone);
  const titled = (title: string, ...rows: string[]) => `${title},,,\n${fileWith(...rows)}`;
  const first = await checked(actor, titled('Orders of 30 November', ...ROWS), {
    idPrefix: `${today}-`,
  });
  await applied(actor, first);
  expect(await orderIds(actor)).toEqual([`${today}-3`, `${today}-4`]);
  const next = await checked(
    actor,
    titled('Orders of 1 December', ...ROWS, '5,2026-12-02,C,Road 3'),
  );
  expect(await countsOf(actor, next)).toEqual({ create: 1, identical: 2 });

  for (const { id, version } of await db().order.findMany({
    where: { workspaceId: actor.workspaceId },
  })) {
    await deleteOrder(actor, { operationId: randomUUID(), id, version });
  }
  const other = fileWith('9,2026-12-03,Dora,Road 4', ...ROWS);
  const proposed = await checked(actor, other);
  expect((await findImport(actor, proposed))!.mapping.idPrefix).toBe(`${today}b-`);
  expect(await countsOf(actor, proposed)).toEqual({ create: 3 });
  const clash = await checked(actor, other, { idPrefix: `${today}-` });
  expect(await countsOf(actor, clash)).toEqual({ create: 1, error: 2 });
});
