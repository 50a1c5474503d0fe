import { makeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test('labels are laid out for the chosen sheet, and the browser prints them', async ({ desk }) => {
  const { orderId, path } = await makeOrder(desk);
  await desk.goto(path);
  await desk.getByRole('link', { name: `Print label ${orderId}` }).click();
  await expect(desk.getByText('Print this page with your browser’s Print command.')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Print 1 label' })).toBeHidden();

  await desk.getByLabel('First free label').fill('3');
  await desk.getByLabel('Sheet', { exact: true }).selectOption('letter');
  await desk.getByRole('button', { name: 'Update preview' }).click();
  await expect(desk).toHaveURL(/sheet=letter&start=3$/);
  const sheet = desk.getByRole('list', { name: 'Labels of sheet 1' });
  await expect(sheet.getByRole('listitem')).toHaveText(new RegExp(`^${orderId}`));
  await expect(sheet.locator('> li')).toHaveCount(3);
});
