import { expect, test } from '@/tests/support/browser/test';

test('an empty workspace offers three ways in, and demo orders that go in one step', async ({
  ownDesk,
}) => {
  await ownDesk.goto('/orders');
  await expect(ownDesk.getByRole('link', { name: 'Create the first order' })).toBeVisible();
  await ownDesk.getByRole('link', { name: 'Import orders' }).click();
  await expect(ownDesk.getByRole('heading', { name: 'Import orders' })).toBeVisible();
  await ownDesk.goBack();
  await ownDesk.getByRole('button', { name: 'Fill with demo orders' }).click();
  await expect(ownDesk.getByRole('status')).toContainText('orders to try things on.');
  await expect(ownDesk.getByText('These are demo orders to try things on.')).toBeVisible();
  await ownDesk.getByRole('button', { name: 'Remove the demo orders' }).click();
  await expect(ownDesk.getByRole('status')).toContainText('The demo orders are removed.');
  await expect(ownDesk.getByText('No orders here yet.')).toBeVisible();
});
