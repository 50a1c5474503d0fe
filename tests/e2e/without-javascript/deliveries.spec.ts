import { addCourier } from '@/tests/support/browser/couriers';
import { makeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test('a courier marks an order delivered and undoes it', async ({ ownDesk, openBrowser }) => {
  const page = await openBrowser();
  await addCourier(ownDesk, page, 'Cem');
  const late = { courier: 'Cem', deliveryDate: '2001-02-03' };
  const { orderId } = await makeOrder(ownDesk, late);
  await page.goto('/deliveries');
  await page.getByRole('button', { name: `Mark delivered ${orderId}`, exact: true }).click();
  const status = page.getByRole('status');
  await expect(status).toContainText(`Order ${orderId} marked delivered.`);
  await expect(page.getByRole('region', { name: 'Delivered today' })).toContainText(orderId);
  await status.getByRole('button', { name: 'Undo' }).click();
  await expect(status).toContainText(`Order ${orderId} is ongoing again.`);
  await expect(page.getByRole('heading', { name: 'Overdue 1 order' })).toBeVisible();
});
