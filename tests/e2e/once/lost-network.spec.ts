import { calendarDate } from '@/lib/dates';
import { addCourier } from '@/tests/support/browser/couriers';
import {
  expectTyped,
  makeOrder,
  orderField,
  rowOf,
  typedOrder,
  typeOrder,
} from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test('a form without a response keeps the typed values, and can be sent again', async ({
  desk,
  consoleErrors,
}) => {
  consoleErrors.expect(/ERR_FAILED|Failed to fetch/);
  await desk.goto('/orders/new');
  const order = typedOrder();
  await typeOrder(desk, order);
  await desk.route('**/orders/new', (route) => route.abort());
  await desk.getByRole('button', { name: 'Create order' }).click();
  await expect(desk.getByRole('alert').filter({ hasText: 'server didn’t respond' })).toBeVisible();
  await expectTyped(desk, order);
  await expect(orderField(desk, 'orderId')).toBeVisible();

  await desk.unroute('**/orders/new');
  await desk.getByRole('button', { name: 'Create order' }).click();
  await expect(rowOf(desk, order.orderId)).toBeVisible();
});

test('an order is created once, even if the response was lost', async ({ desk, consoleErrors }) => {
  consoleErrors.expect(/ERR_FAILED|Failed to fetch/);
  await desk.goto('/orders/new');
  const order = typedOrder();
  await typeOrder(desk, order);
  await desk.route('**/orders/new', async (route) => {
    await route.fetch({ maxRedirects: 0 });
    await route.abort();
  });
  await desk.getByRole('button', { name: 'Create order' }).click();
  await expect(desk.getByRole('alert').filter({ hasText: 'server didn’t respond' })).toBeVisible();
  await desk.unroute('**/orders/new');
  await desk.getByRole('button', { name: 'Create order' }).click();
  await expect(rowOf(desk, order.orderId)).toHaveCount(1);
});

test('a button pressed without a network keeps its page, and can be retried', async ({
  ownDesk,
  openBrowser,
  consoleErrors,
}) => {
  consoleErrors.expect(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/);
  const courier = await openBrowser();
  await addCourier(ownDesk, courier, 'Cem');
  const deliveryDate = calendarDate(new Date(), 'Asia/Kathmandu');
  const [one, two, three] = [
    await makeOrder(ownDesk, { courier: 'Cem', deliveryDate }),
    await makeOrder(ownDesk),
    await makeOrder(ownDesk),
  ];
  const deliver = (orderId: string) => `Mark delivered ${orderId}`;

  for (const { page, path, button, isDone } of [
    { page: courier, path: '/deliveries', button: deliver(one.orderId), isDone: one.orderId },
    { page: ownDesk, path: '/orders', button: deliver(two.orderId), isDone: two.orderId },
    { page: ownDesk, path: three.path, button: deliver(three.orderId), isDone: three.orderId },
  ]) {
    await page.goto(path);
    await page.context().setOffline(true);
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(
      page.getByRole('alert').filter({ hasText: 'server didn’t respond' }),
    ).toBeVisible();
    await expect(page).toHaveURL(path);
    await expect(page.getByRole('button', { name: button, exact: true })).toBeVisible();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText(`Order ${isDone} marked delivered.`)).toBeVisible();
  }

  await ownDesk.goto('/orders');
  await ownDesk.getByRole('checkbox', { name: `Select ${one.orderId}` }).check();
  await ownDesk.context().setOffline(true);
  const bulk = ownDesk.getByRole('region', { name: 'Bulk actions' });
  await bulk.getByRole('button', { name: 'Reopen' }).click();
  await expect(
    ownDesk.getByRole('alert').filter({ hasText: 'server didn’t respond' }),
  ).toBeVisible();
  await expect(ownDesk.getByRole('checkbox', { name: `Select ${one.orderId}` })).toBeChecked();
  await ownDesk.context().setOffline(false);
  await ownDesk.getByRole('button', { name: 'Try again' }).click();
  await expect(ownDesk.getByRole('button', { name: /^Apply to 1 order/ })).toBeVisible();
});
