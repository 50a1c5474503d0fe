import { listedIds, makeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';
import { chooseView, saveView, viewsButton } from '@/tests/support/browser/saved-views';

test('a list is saved as a view, made the default, and deleted', async ({ ownDesk }) => {
  const late = await makeOrder(ownDesk, { deliveryDate: '2001-02-03' });
  await makeOrder(ownDesk);
  await ownDesk.goto('/orders?deliveryTo=2001-12-31');
  await saveView(ownDesk, 'Old');
  await expect(ownDesk).toHaveURL('/orders?deliveryTo=2001-12-31');
  await expect(viewsButton(ownDesk)).toHaveText('View: Old');

  await chooseView(ownDesk, 'Manage views');
  await ownDesk.getByRole('button', { name: 'Make default Old' }).click();
  await expect(ownDesk.getByRole('status')).toContainText('Orders now open with this view.');
  await ownDesk.goto('/orders');
  await expect(listedIds(ownDesk)).toHaveText([late.orderId]);

  await ownDesk.goto('/orders/views');
  await ownDesk.getByRole('button', { name: 'Delete view Old' }).click();
  await expect(ownDesk.getByText('No saved views yet.')).toBeVisible();
  await ownDesk.goto('/orders');
  await expect(listedIds(ownDesk)).toHaveCount(2);
});

test('a view without a name is refused, and the other choices stay', async ({ desk }) => {
  await desk.goto('/orders/views/new?delivery=today');
  await desk.getByLabel('Everyone in the workspace').check();
  await desk.getByLabel('Make this my default view').check();
  await desk.getByRole('button', { name: 'Save view' }).click();
  await expect(desk.getByText('Name is missing.')).toBeVisible();
  await expect(desk.getByLabel('Everyone in the workspace')).toBeChecked();
  await expect(desk.getByLabel('Make this my default view')).toBeChecked();
});
