import { expect, test } from '@/tests/support/browser/test';

test('an empty workspace offers a form, an import, and demo orders that one click removes', async ({
  ownDesk,
}) => {
  await ownDesk.goto('/orders');
  await expect(ownDesk.getByRole('link', { name: 'Create your first order' })).toBeVisible();
  await ownDesk.getByRole('link', { name: 'Import orders' }).click();
  await expect(ownDesk.getByRole('heading', { name: 'Import orders' })).toBeVisible();
  await ownDesk.goBack();
  await ownDesk.getByRole('button', { name: 'Add demo orders' }).click();
  await expect(ownDesk.getByRole('status')).toContainText('orders added as demo data.');
  await expect(ownDesk.getByText('This workspace has demo orders.')).toBeVisible();
  await ownDesk.getByRole('button', { name: 'Remove demo orders' }).click();
  await expect(ownDesk.getByRole('status')).toContainText('Demo orders removed.');
  await expect(ownDesk.getByText('No orders yet.')).toBeVisible();
});
