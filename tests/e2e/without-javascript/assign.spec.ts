import { apply, preview } from '@/tests/support/browser/bulk';
import { addCourier } from '@/tests/support/browser/couriers';
import { createOrder, makeOrder, rowOf } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test('orders are assigned to a courier, one in its form and several together', async ({
  ownDesk,
  openBrowser,
}) => {
  await addCourier(ownDesk, await openBrowser({ javaScriptEnabled: false }), 'Cem');
  const given = await createOrder(ownDesk, { courier: 'Cem' });
  const open = await makeOrder(ownDesk);
  await ownDesk.goto('/orders');
  await preview(ownDesk, [given, open], 'Assign courier');
  await ownDesk.getByLabel('Courier', { exact: true }).selectOption('Unassigned');
  await ownDesk.getByRole('button', { name: 'Preview changes' }).click();
  await expect(ownDesk.getByText('Cem → Unassigned')).toBeVisible();
  await expect(ownDesk.getByText('1 already has this value')).toBeVisible();
  await apply(ownDesk, '1 order');
  await expect(ownDesk.getByText('1 order unassigned. 1 was left unchanged.')).toBeVisible();
  await ownDesk.goto('/orders');
  await expect(rowOf(ownDesk, given.orderId)).not.toContainText('Cem');
});
