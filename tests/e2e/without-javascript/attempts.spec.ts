import { makeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test('a failed attempt has a page of its own, and a note a form', async ({ ownDesk: desk }) => {
  const { orderId, path } = await makeOrder(desk);
  await desk.goto('/orders?view=all');
  await desk.getByRole('link', { name: `Couldn’t deliver ${orderId}` }).click();
  await expect(desk).toHaveURL(`${path}/attempt`);
  await expect(desk.getByRole('button', { name: /^Next working day/ })).toBeHidden();
  await desk.getByLabel('Note').fill('No bell.');
  await desk.getByRole('button', { name: 'Save attempt' }).click();
  await expect(desk.getByText('Reason is missing.')).toBeVisible();
  await expect(desk.getByLabel('Note')).toHaveValue('No bell.');
  await desk.getByLabel('Reason').selectOption('Refused');
  await desk.getByRole('button', { name: 'Save attempt' }).click();
  await expect(desk).toHaveURL(path);
  await expect(desk.getByText(/^1 attempt, refused, \d\d:\d\d$/)).toBeVisible();

  await desk.getByLabel('Note').fill('Ring twice.');
  await desk.getByRole('button', { name: 'Add note' }).click();
  await expect(desk.getByRole('status')).toContainText(`Note added to order ${orderId}.`);
  await expect(desk.getByLabel('Note')).toHaveValue('');
  await expect(desk.getByText('Ring twice.')).toBeVisible();
});
