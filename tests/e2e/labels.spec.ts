import { makeOrder, makeOrders } from '@/tests/support/browser/orders';
import { openLabels } from '@/tests/support/browser/print';
import { expect, test } from '@/tests/support/browser/test';

test("an order's label shows the destination, and its QR code opens the order", async ({
  desk,
}) => {
  const { orderId, path } = await makeOrder(desk);
  await desk.goto(path);
  await desk.getByRole('link', { name: `Print label ${orderId}` }).click();
  await expect(desk).toHaveTitle('Labels · Order desk');
  const label = desk.getByRole('list', { name: 'Labels of sheet 1' }).getByRole('listitem');
  await expect(label).toHaveCount(1);
  for (const text of [orderId, 'Wolski Zajazd', 'ul. Filtrowa 68, Warszawa', 'From Order desk']) {
    await expect(label.getByText(text)).toBeVisible();
  }
  await expect(label.getByText(/18 items · 17\s+Apr\s+2199/)).toBeVisible();
  await expect(
    label.getByRole('img', { name: `QR code: opens order ${orderId}` }).locator('path'),
  ).toHaveAttribute('d', /^M0 0\.5h7/);
  await expect(desk.getByRole('button', { name: 'Print 1 label' })).toBeVisible();
});

test(
  'labels of several orders start at the first free label of a sheet',
  { tag: '@phone' },
  async ({ desk }) => {
    const orders = await makeOrders(desk, {}, {});
    await desk.goto('/orders');
    await openLabels(desk, orders);
    const sheets = desk.getByRole('list', { name: /^Labels of sheet/ });
    await expect(sheets).toHaveCount(1);
    await expect(sheets.getByRole('listitem')).toHaveCount(2);
    await expect(desk.getByRole('button', { name: 'Print 2 labels' })).toBeVisible();

    await desk.getByLabel('First free label').fill('24');
    await desk.getByRole('button', { name: 'Update preview' }).click();
    await expect(desk).toHaveURL(/&start=24$/);
    await expect(sheets).toHaveCount(2);
    for (const sheet of await sheets.all())
      await expect(sheet.getByRole('listitem')).toHaveCount(1);

    await desk.getByLabel('Sheet', { exact: true }).selectOption('letter');
    await desk.getByRole('button', { name: 'Update preview' }).click();
    await expect(desk.getByText('The first free label “24” is not from 1 to 10')).toBeVisible();
    await expect(sheets).toHaveCount(1);
    await expect(desk.getByLabel('First free label')).toHaveValue('1');
  },
);

test('a deleted order has no label, and the page says so', async ({ desk }) => {
  const orders = await makeOrders(desk, {}, {});
  await desk.goto('/orders');
  await openLabels(desk, orders);
  const labels = desk.url();
  await desk.goto(`${orders[0]!.path}/delete`);
  await desk.getByRole('button', { name: 'Delete order' }).click();
  await expect(desk).toHaveURL(/\/orders(\?|$)/);
  await desk.goto(labels);
  await expect(
    desk.getByText('1 order was deleted since you selected it, so it has no label.'),
  ).toBeVisible();
  await expect(desk.getByRole('listitem').getByText(orders[1]!.orderId)).toBeVisible();
  await expect(desk.getByRole('listitem').getByText(orders[0]!.orderId)).toHaveCount(0);
});

test('without selected orders, the labels page links to the order list', async ({ desk }) => {
  await desk.goto('/orders/labels');
  await expect(desk.getByText('No orders selected.')).toBeVisible();
  await desk.getByRole('link', { name: 'Select orders' }).click();
  await expect(desk).toHaveURL('/orders');
});
