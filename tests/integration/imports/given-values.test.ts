import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { calendarDate } from '@/lib/dates';
import { fixRows } from '@/lib/imports/mutations';
import { listImportOrders } from '@/lib/imports/outcomes';
import { findImport } from '@/lib/imports/queries';
import { changeSettings } from '@/lib/workspaces/mutations';
import { findSettings } from '@/lib/workspaces/queries';
import { firstWorkingDay } from '@/lib/workspaces/working-days';
import {
  applied,
  checked,
  countsOf,
  fileOf,
  imported,
  orderOf,
  edit,
} from '@/tests/support/imports';
import { newActor } from '@/tests/support/people';

const one = { 'Order ID': 'A1' };

test('default values are for new orders only', async () => {
  const actor = await newActor();
  const header = 'Order ID,Number of items,Recipient name,Recipient address';
  const constants = { senderName: 'Bakery', deliveryDate: '2026-12-01' };
  const first = await checked(actor, `${header}\nB1,2,Ann,Road 1`, { constants });
  await applied(actor, first);
  const later = { senderName: 'Dairy', deliveryDate: '2026-12-24' };
  const second = await checked(actor, `${header}\nB1,2,Ann,Road 1\nB2,1,Bea,Road 2`, {
    constants: later,
  });
  expect(await countsOf(actor, second)).toEqual({ create: 1, identical: 1 });
  await applied(actor, second);
  expect(await orderOf(actor, 'B1')).toMatchObject(constants);
  expect(await orderOf(actor, 'B2')).toMatchObject(later);
});

test('new orders are due some working days after their order date, never in the past, and then keep that date', async () => {
  const actor = await newActor();
  const calendar = { workingDays: '1234', holidays: '2099-06-03' };
  const settings = { ...(await findSettings(actor)), ...calendar, operationId: randomUUID() };
  await changeSettings(actor, settings);
  const header = 'Order ID,Number of items,Recipient name,Recipient address,Order date,Status';
  const row = (id: string, date: string, status = 'open') => `${id},1,Ann,Road 1,${date},${status}`;
  // A Tuesday. Wednesday is a holiday, and Friday to Sunday are free.
  const file = [
    header,
    row('D1', '2099-06-02'),
    row('D2', '2020-01-02'),
    row('D3', '2020-01-02', 'delivered'),
    row('D4', ''),
  ].join('\n');
  const id = await checked(actor, file);
  expect((await findImport(actor, id))!.mapping).toMatchObject({ dueDays: '2' });
  expect(await countsOf(actor, id)).toEqual({ create: 3, error: 1 });
  await applied(actor, id);
  const today = calendarDate(new Date(), actor.timeZone);
  const dates = await Promise.all(['D1', 'D2', 'D3'].map((each) => orderOf(actor, each)));
  expect(dates.map((order) => order!.deliveryDate)).toEqual([
    '2099-06-08',
    firstWorkingDay(today, calendar),
    '2020-01-07',
  ]);

  await edit(actor, 'D1', { deliveryDate: '2099-07-01' });
  expect(await countsOf(actor, await checked(actor, file))).toEqual({ identical: 3, error: 1 });
});

test('rows that need no delivery are left out with the reason, and that is remembered', async () => {
  const actor = await newActor();
  const header =
    'Order ID,Number of items,Delivery date,Recipient name,Recipient address,Shipping method';
  const file = [
    header,
    'E1,2,2026-12-01,Ann,Road 1,Standard',
    'E1,5,2026-12-01,Ann,Road 1,Gift card',
    'E2,1,2026-12-01,Bea,,Local pickup',
    'E3,1,2026-12-01,Cleo,,Drone',
  ].join('\n');
  const id = await checked(actor, file);
  expect((await findImport(actor, id))!.mapping).toMatchObject({ folds: true });
  expect(await countsOf(actor, id)).toEqual({ create: 1, leftOut: 1, error: 1 });
  const [first, second] = await listImportOrders(actor, id, { size: 10 });
  expect(first!.order!.numberOfItems).toBe(2);
  expect(second!.notes).toEqual(['Shipping method is “Local pickup”.']);

  const lenient = await checked(actor, file, {
    needsAddress: false,
    needsDelivery: { 'gift card': true },
  });
  expect(await countsOf(actor, lenient)).toEqual({ create: 1, leftOut: 2 });
  const [, , third] = await listImportOrders(actor, lenient, { size: 10 });
  expect(third!.notes).toEqual(['It has no address.']);
  await applied(actor, lenient);
  expect(await orderOf(actor, 'E1')).toMatchObject({ numberOfItems: 7 });
  const next = await checked(actor, file);
  expect(await countsOf(actor, next)).toEqual({ identical: 1, leftOut: 2 });
});

test('our own export without a column leaves that field as it is', async () => {
  const actor = await newActor();
  await imported(actor, fileOf({ 'Order ID': '=A1', 'Sender name': '-Quay' }));
  const { id } = (await orderOf(actor, '=A1'))!;
  const file = "Order ID,Number of items,Created,Created by,Delivered\n'=A1,8,2026-04-01,Ann,";
  const again = await checked(actor, file, {
    constants: {
      deliveryDate: '2026-12-01',
      senderName: 'x',
      recipientName: 'x',
      recipientAddress: 'x',
    },
  });
  expect((await findImport(actor, again))!.mapping.layout).toBe('ownExport');
  expect(await countsOf(actor, again)).toEqual({ update: 1 });
  await applied(actor, again);
  expect(await orderOf(actor, '=A1')).toMatchObject({
    id,
    numberOfItems: 8,
    senderName: '-Quay',
    deliveryDate: '2026-04-17',
  });
});

test('a value that is missing in the file is an error for a new order only', async () => {
  const actor = await newActor();
  const gap = { ...one, 'Recipient address': '' };
  const id = await checked(actor, fileOf(gap));
  expect(await countsOf(actor, id)).toEqual({ error: 1 });
  await fixRows(actor, { id, cells: [{ position: 2, column: 5, value: 'Road 1' }] });
  await applied(actor, id);
  expect(await countsOf(actor, await checked(actor, fileOf(gap)))).toEqual({ identical: 1 });
  const next = await checked(actor, fileOf({ ...gap, 'Number of items': '8' }));
  expect(await countsOf(actor, next)).toEqual({ update: 1 });
  await applied(actor, next);
  expect(await orderOf(actor, 'A1')).toMatchObject({
    numberOfItems: 8,
    recipientAddress: 'Road 1',
  });
  // Something wrong is an error all the same, and the same order twice too.
  const wrong = await checked(actor, fileOf({ ...gap, 'Number of items': '0' }));
  expect(await countsOf(actor, wrong)).toEqual({ error: 1 });
  expect(await countsOf(actor, await checked(actor, fileOf(gap, gap), { folds: false }))).toEqual({
    update: 1,
    error: 1,
  });
});
