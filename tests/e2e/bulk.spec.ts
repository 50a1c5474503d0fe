import { readFileSync } from 'node:fs';
import {
  apply,
  bulkActions,
  makeOrderList,
  preview,
  checkboxOf,
} from '@/tests/support/browser/bulk';
import { expectFieldError } from '@/tests/support/browser/expectations';
import { muteLiveUpdates } from '@/tests/support/browser/live';
import { logLines } from '@/tests/support/browser/log';
import { listedIds, markDelivered, rowOf, typeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';
import { parseCsv } from '@/tests/support/csv';

test(
  'a bulk action shows a preview, a result for each order, and can be undone',
  { tag: '@phone' },
  async ({ desk }) => {
    const { orders, path } = await makeOrderList(desk, {}, { isDelivered: true }, {});
    const [first, second, third] = orders;
    await expect(bulkActions(desk)).toBeHidden();
    await preview(desk, orders, 'Mark delivered');
    await expect(desk.getByRole('heading', { name: 'Mark 2 orders delivered?' })).toBeVisible();
    await expect(desk.getByText('2 will change.')).toBeVisible();
    const left = desk.getByRole('list', { name: 'Unchanged orders' });
    await expect(left).toContainText('1 is already delivered and stays unchanged.');
    await expect(left.getByRole('link')).toHaveText([second!.orderId]);

    await apply(desk, '2 orders');
    await expect(desk.getByText('2 orders marked delivered. 1 was left unchanged.')).toBeVisible();
    const results = desk.getByRole('table', { name: 'Results' }).getByRole('row');
    await expect(results.filter({ hasText: 'Done' })).toHaveCount(2);
    await expect(results.filter({ hasText: 'Already delivered' })).toContainText(second!.orderId);
    await desk.getByRole('link', { name: 'Open the log' }).click();
    await expect(desk).toHaveURL(/\/logs\?group=/);
    await expect(logLines(desk).filter({ hasText: 'Marked Delivered' })).toHaveCount(2);

    await desk.goBack();
    await desk.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(desk.getByText('Undone: 2 orders marked delivered.')).toBeVisible();
    await desk.getByRole('main').getByRole('link', { name: 'Orders', exact: true }).click();
    await expect(desk).toHaveURL(path);
    for (const { orderId } of [first!, third!]) {
      await expect(rowOf(desk, orderId).getByText('Ongoing', { exact: true })).toBeVisible();
    }
  },
);

test('an order changed between preview and confirmation is named and left unchanged', async ({
  desk,
}) => {
  const { orders } = await makeOrderList(desk, {}, {});
  const [changed, other] = orders;
  await preview(desk, orders, 'Delete');
  await expect(desk.getByText('This removes the orders for everyone.')).toBeVisible();
  const phone = await desk.context().newPage();
  await phone.goto(`${changed!.path}/edit`);
  await typeOrder(phone, { numberOfItems: '7' });
  await phone.getByRole('button', { name: 'Save changes' }).click();
  await expect(phone).toHaveURL(changed!.path);

  // Works whether or not the page already shows the change.
  await desk.getByRole('button', { name: /^Apply to / }).click();
  await expect(desk.getByText('1 order deleted. 1 was left unchanged.')).toBeVisible();
  const left = desk.getByRole('list', { name: 'Unchanged orders' });
  await expect(left).toContainText('1 has changed since you selected it and stays unchanged.');
  await expect(left.getByRole('link')).toHaveText([changed!.orderId]);

  // A message about the other tab's save may have an Undo button too.
  const main = desk.getByRole('main');
  await main.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(desk.getByText('Undone: 1 order deleted.')).toBeVisible();
  await desk.goto(other!.path);
  await expect(desk.getByRole('heading', { name: `Order ${other!.orderId}` })).toBeVisible();
});

test('a bulk action asks for the new delivery date and previews it', async ({ desk }) => {
  const { orders, path } = await makeOrderList(desk, {}, { deliveryDate: '2199-05-03' });
  await preview(desk, orders, 'Change delivery date');
  const date = desk.getByLabel('Delivery date', { exact: true });
  await apply(desk, '2 orders');
  await expectFieldError(date, 'Delivery date is missing.');
  await date.fill('2199-05-03');
  await expect(desk.getByText('1 will change.')).toBeVisible();
  await expect(desk.getByText('17 Apr 2199 → 3 May 2199')).toBeVisible();
  await expect(desk.getByText('1 already has this value')).toBeVisible();
  await apply(desk, '1 order');
  await expect(desk.getByText('Delivery date of 1 order changed to 3 May 2199.')).toBeVisible();
  await desk.goto(path);
  await expect(desk.getByText('3 May 2199')).toHaveCount(2);
});

test('only the selected orders are exported', async ({ desk }) => {
  const { orders } = await makeOrderList(desk, {}, {}, {});
  await preview(desk, orders.slice(1), 'Export');
  await expect(desk.getByRole('heading', { name: 'Export 2 orders' })).toBeVisible();
  const download = desk.waitForEvent('download');
  await desk.getByRole('link', { name: 'Export as CSV' }).click();
  const file = await (await download).path();
  const [, ...records] = parseCsv(readFileSync(file, 'utf8').replace('\uFEFF', ''));
  expect(records.map(([orderId]) => orderId)).toEqual(
    orders.slice(1).map(({ orderId }) => orderId),
  );
});

test('a preview that is open twice is applied once, and Back shows the current list', async ({
  desk,
  signedIn,
  openBrowser,
}) => {
  const { orders, path } = await makeOrderList(desk, {}, {});
  await preview(desk, orders, 'Mark delivered');
  const twin = await openBrowser({ storageState: signedIn });
  // Otherwise live updates could remove the button before it is pressed.
  await muteLiveUpdates(twin);
  await twin.goto(desk.url());
  await expect(twin.getByRole('button', { name: 'Apply to 2 orders' })).toBeVisible();
  await apply(desk, '2 orders');
  await expect(desk.getByText('2 orders marked delivered.')).toBeVisible();
  await apply(twin, '2 orders');
  await expect(twin.getByText('2 orders marked delivered.')).toBeVisible();
  await twin.goto(`/logs?q=${new URL(path, 'http://desk').searchParams.get('q')}`);
  await expect(logLines(twin).filter({ hasText: 'Marked Delivered' })).toHaveCount(2);

  await desk.goBack();
  await expect(listedIds(desk)).toHaveText(orders.map(({ orderId }) => orderId));
  await expect(rowOf(desk, orders[0]!.orderId).getByText('Delivered')).toBeVisible();
  await expect(bulkActions(desk)).toBeHidden();
});

test(
  'one checkbox selects the page, and changes to its rows keep the selection',
  { tag: '@phone' },
  async ({ desk }) => {
    const { orders } = await makeOrderList(desk, {}, {}, {});
    const [first, second] = orders;
    const page = desk.getByRole('checkbox', { name: 'Select all on this page' });
    await page.check();
    const bulk = bulkActions(desk);
    await expect(bulk.getByText('3 selected')).toBeVisible();
    await checkboxOf(desk, first!).uncheck();
    await expect(bulk.getByText('2 selected')).toBeVisible();
    await expect(page).toBeChecked({ indeterminate: true });

    await markDelivered(desk, second!.orderId);
    await expect(
      rowOf(desk, second!.orderId).getByText('Delivered', { exact: true }),
    ).toBeVisible();
    await expect(bulk.getByText('2 selected')).toBeVisible();
    await expect(checkboxOf(desk, second!)).toBeChecked();

    await bulk.getByRole('button', { name: 'Clear' }).click();
    await expect(bulk).toBeHidden();
    await expect(checkboxOf(desk, second!)).not.toBeChecked();
  },
);
