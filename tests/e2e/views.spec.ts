import { NOT_FOUND } from '@/tests/support/browser/console-errors';
import { expectFieldError } from '@/tests/support/browser/expectations';
import { listedIds, makeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';
import { chooseView, saveView, viewsButton } from '@/tests/support/browser/saved-views';

test(
  'a view saves the URL of the list, and is chosen from the menu',
  { tag: '@phone' },
  async ({ ownDesk }) => {
    const order = await makeOrder(ownDesk);
    await ownDesk.goto('/orders?status=ongoing&sort=orderId&size=25');
    await saveView(ownDesk, 'To do');
    await expect(ownDesk).toHaveURL('/orders?status=ongoing&sort=orderId&size=25');
    await expect(viewsButton(ownDesk)).toHaveText('View: To do');
    await expect(listedIds(ownDesk)).toHaveText([order.orderId]);

    await chooseView(ownDesk, 'All orders');
    await expect(ownDesk).toHaveURL('/orders?view=all');
    await chooseView(ownDesk, 'To do');
    await expect(ownDesk).toHaveURL('/orders?status=ongoing&sort=orderId&size=25');
  },
);

test('a taken view name is a field error, and the other choices stay', async ({ ownDesk }) => {
  await ownDesk.goto('/orders?status=delivered');
  await saveView(ownDesk, 'Done');
  await ownDesk.goto('/orders/views/new?size=25');
  const name = ownDesk.getByLabel('Name', { exact: true });
  await name.fill('dONE');
  await ownDesk.getByLabel('Everyone in the workspace').check();
  await ownDesk.getByRole('button', { name: 'Save view' }).click();
  await expectFieldError(name, 'There’s already a view named dONE. Choose another name.');
  await expect(name).toHaveValue('dONE');
  await expect(ownDesk.getByLabel('Everyone in the workspace')).toBeChecked();
});

test(
  'orders open with the default view, and can still all be shown',
  { tag: '@postgresql' },
  async ({ ownDesk }) => {
    const late = await makeOrder(ownDesk, { deliveryDate: '2001-02-03' });
    const far = await makeOrder(ownDesk);
    await ownDesk.goto('/orders/views');
    await ownDesk.getByRole('button', { name: 'Make default Overdue' }).click();
    await expect(ownDesk.getByRole('status')).toContainText('Orders now open with this view.');

    await ownDesk.goto('/orders');
    await expect(viewsButton(ownDesk)).toHaveText('View: Overdue');
    await expect(listedIds(ownDesk)).toHaveText([late.orderId]);
    await ownDesk.goto('/orders?view=all');
    await expect(listedIds(ownDesk)).toHaveText([far.orderId, late.orderId]);

    await ownDesk.goto('/orders/views');
    await ownDesk.getByRole('button', { name: 'Remove as default Overdue' }).click();
    await expect(ownDesk.getByRole('status')).toContainText(
      'Orders now open with the workspace’s default view.',
    );
    await ownDesk.goto('/orders');
    await expect(listedIds(ownDesk)).toHaveText([far.orderId, late.orderId]);
  },
);

test('a view can be renamed, made the default, and deleted', async ({ ownDesk }) => {
  await ownDesk.goto('/orders?delivery=week');
  await saveView(ownDesk, 'Week');
  await chooseView(ownDesk, 'Manage views');
  await expect(ownDesk.getByRole('heading', { level: 1, name: 'Views' })).toBeVisible();
  await ownDesk.getByRole('link', { name: 'Edit Week' }).click();
  await ownDesk.getByLabel('Name', { exact: true }).fill('This week');
  await ownDesk.getByLabel('Make this my default view').check();
  await ownDesk.getByRole('button', { name: 'Save changes' }).click();
  await expect(ownDesk).toHaveURL('/orders/views');
  const saved = ownDesk.getByRole('listitem').filter({ hasText: 'This week' });
  await expect(saved).toContainText('Only you can see it. Default view.');

  await saved.getByRole('button', { name: 'Delete view This week' }).click();
  await expect(ownDesk.getByRole('status')).toContainText('View deleted.');
  await expect(saved).toHaveCount(0);
  await expect(ownDesk.getByText('No saved views yet.')).toBeVisible();
  await ownDesk.goto('/orders');
  await expect(viewsButton(ownDesk)).toHaveText('Views');
});

test('editing an unknown view answers 404', async ({ desk, consoleErrors }) => {
  consoleErrors.expect(NOT_FOUND);
  for (const id of ['019aac3f-7cf4-7e3a-9d83-3a8d1c1f0a11', 'today']) {
    const answer = await desk.goto(`/orders/views/${id}/edit`);
    expect(answer?.status()).toBe(404);
  }
});
