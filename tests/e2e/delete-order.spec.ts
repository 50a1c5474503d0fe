import { NOT_FOUND } from '@/tests/support/browser/console-errors';
import { logLine } from '@/tests/support/browser/log';
import { moveAwayFromList, listOrder, makeOrder, rowOf } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test(
  'deleting asks for confirmation, and Cancel and Escape keep the order',
  { tag: '@phone' },
  async ({ desk }) => {
    const { orderId } = await listOrder(desk);
    const dialog = desk.getByRole('dialog', { name: `Delete order ${orderId}?` });
    const deleteLink = desk.getByRole('link', { name: `Delete ${orderId}`, exact: true });
    for (const keep of [
      () => dialog.getByRole('button', { name: 'Cancel' }).click(),
      () => desk.keyboard.press('Escape'),
    ]) {
      await deleteLink.click();
      await expect(dialog).toBeVisible();
      await keep();
      await expect(dialog).toBeHidden();
      await expect(deleteLink).toBeFocused();
    }
    await desk.reload();
    await expect(rowOf(desk, orderId)).toHaveCount(1);
  },
);

test('an order deleted from the list is gone, and its log entry has all of its values', async ({
  desk,
  consoleErrors,
}) => {
  const order = await listOrder(desk, { numberOfItems: '77' });
  await desk.getByRole('link', { name: `Delete ${order.orderId}`, exact: true }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Delete order' }).click();
  await expect(desk.getByRole('status')).toContainText(`Order ${order.orderId} deleted.`);
  await expect(desk.getByRole('dialog')).toBeHidden();
  await expect(desk).toHaveURL('/orders');
  await moveAwayFromList(desk);
  await expect(rowOf(desk, order.orderId)).toHaveCount(0);

  consoleErrors.expect(NOT_FOUND);
  const response = await desk.goto(order.path);
  expect(response?.status()).toBe(404);

  await desk.goto('/logs');
  const line = logLine(desk);
  await expect(line).toContainText('Deleted');
  await expect(line).toContainText(`${order.orderId} (deleted)`);
  for (const text of ['77', '17 Apr 2199', order.recipientName, order.recipientAddress]) {
    await expect(line).toContainText(text);
  }
  await expect(desk.getByRole('link', { name: order.orderId, exact: true })).toHaveCount(0);
});

test(
  'an order deleted from its own page leads back to the list',
  { tag: '@phone' },
  async ({ desk }) => {
    const { path, orderId } = await makeOrder(desk);
    await desk.goto(path);
    await desk.getByRole('link', { name: `Delete ${orderId}` }).click();
    await desk.getByRole('dialog').getByRole('button', { name: 'Delete order' }).click();
    await expect(desk).toHaveURL('/orders');
    await expect(desk.getByRole('status')).toContainText(`Order ${orderId} deleted.`);
    await expect(rowOf(desk, orderId)).toHaveCount(0);
  },
);

test('an order that changed since the dialog opened is not deleted', async ({
  desk,
  signedIn,
  openBrowser,
}) => {
  const { path, orderId } = await listOrder(desk);
  await desk.getByRole('link', { name: `Delete ${orderId}`, exact: true }).click();
  const other = await openBrowser({ storageState: signedIn });
  await other.goto(path);
  await other.getByRole('button', { name: `Mark delivered ${orderId}` }).click();
  await expect(other.getByRole('status')).toContainText('marked delivered');

  await desk.getByRole('dialog').getByRole('button', { name: 'Delete order' }).click();
  const alert = desk.getByRole('alert').filter({ hasText: 'marked it delivered.' });
  await expect(alert).toBeVisible();
  await expect(rowOf(desk, orderId).getByText('Delivered', { exact: true })).toBeVisible();
});
