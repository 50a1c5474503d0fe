import {
  expectTyped,
  orderField,
  rowOf,
  typedOrder,
  typeOrder,
} from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test('a form that got no answer comes back with all that was typed, and sends it again', async ({
  desk,
  complaints,
}) => {
  complaints.expect(/ERR_FAILED|Failed to fetch/);
  await desk.goto('/orders/new');
  const order = typedOrder();
  await typeOrder(desk, order);
  await desk.route('**/orders/new', (route) => route.abort());
  await desk.getByRole('button', { name: 'Create order' }).click();
  await expect(desk.getByRole('alert').filter({ hasText: 'No answer came' })).toBeVisible();
  await expectTyped(desk, order);
  await expect(orderField(desk, 'orderId')).toBeVisible();

  await desk.unroute('**/orders/new');
  await desk.getByRole('button', { name: 'Create order' }).click();
  await expect(rowOf(desk, order.orderId)).toBeVisible();
});

test('an order that was made although the answer got lost is made once', async ({
  desk,
  complaints,
}) => {
  complaints.expect(/ERR_FAILED|Failed to fetch/);
  await desk.goto('/orders/new');
  const order = typedOrder();
  await typeOrder(desk, order);
  await desk.route('**/orders/new', async (route) => {
    await route.fetch({ maxRedirects: 0 });
    await route.abort();
  });
  await desk.getByRole('button', { name: 'Create order' }).click();
  await expect(desk.getByRole('alert').filter({ hasText: 'No answer came' })).toBeVisible();
  await desk.unroute('**/orders/new');
  await desk.getByRole('button', { name: 'Create order' }).click();
  await expect(rowOf(desk, order.orderId)).toHaveCount(1);
});
