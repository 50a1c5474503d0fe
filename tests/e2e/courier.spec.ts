import { randomUUID } from 'node:crypto';
import { NOT_FOUND } from '@/tests/support/browser/console-errors';
import { assign, addCourier } from '@/tests/support/browser/couriers';
import { listedIds, makeOrder, markDelivered, rowOf } from '@/tests/support/browser/orders';
import { openDisplay } from '@/tests/support/browser/search';
import { expect, test } from '@/tests/support/browser/test';

test(
  "a courier sees their own orders and can't reach anything else",
  { tag: '@phone' },
  async ({ ownDesk, owner, openBrowser }) => {
    const page = await openBrowser();
    await addCourier(ownDesk, page, 'Cem');
    const theirs = await makeOrder(ownDesk, { deliveryDate: '2001-02-03' });
    const own = await makeOrder(ownDesk, { courier: 'Cem' });

    await page.goto('/');
    await expect(page).toHaveURL('/deliveries');
    await page.goto('/orders');
    await expect(listedIds(page)).toHaveText([own.orderId]);
    const main = page.getByRole('main');
    await expect(main.getByRole('navigation', { name: 'Status' })).toContainText('All 1');
    await expect(main.getByRole('checkbox')).toHaveCount(0);
    for (const name of ['New order', 'Import', `Edit ${own.orderId}`, `Delete ${own.orderId}`]) {
      await expect(main.getByRole('link', { name })).toHaveCount(0);
    }
    await expect(main).not.toContainText('Export');

    await openDisplay(page);
    await expect(page.getByLabel('Sort by')).toBeVisible();
    await expect(page.getByLabel('Created by')).toHaveCount(0);
    await expect(page.getByLabel('Courier', { exact: true })).toHaveCount(0);

    await page.goto('/profile/deactivate');
    await expect(main).toContainText('1 ongoing order is still assigned to you');

    await page.goto(own.path);
    const deliver = page.getByRole('button', { name: `Mark delivered ${own.orderId}` });
    await expect(deliver).toBeVisible();
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect
      .poll(async () => {
        const last = (await main.getByRole('definition').last().boundingBox())!;
        const button = (await deliver.boundingBox())!;
        return last.y + last.height <= button.y || button.y + button.height <= last.y;
      }, 'the button does not lie over the last fact')
      .toBe(true);
    await expect(page.getByRole('heading', { name: 'History' })).toHaveCount(0);
    await expect(main).not.toContainText(owner.username);
    for (const name of [/^Edit/, /^Delete/, /^Print label/]) {
      await expect(main.getByRole('link', { name })).toHaveCount(0);
    }

    for (const path of [
      theirs.path,
      ...[`${own.path}/edit`, `${own.path}/delete`],
      ...[`${own.path}/versions/1`, `${own.path}/versions/1/undo`],
      ...['/orders/new', '/orders/import', '/orders/views', '/orders/views/new'],
      ...[`/orders/labels?order=${own.id}`, `/orders/bulk/${randomUUID()}`],
      ...['/orders/export.csv', '/orders/export.jsonl', '/logs', '/logs/export.csv'],
      ...['/team', '/settings', '/settings/delete'],
    ]) {
      const response = await page.request.get(path);
      expect.soft(response.status(), path).toBe(404);
    }
  },
);

test("an unassigned order is gone at its courier's next click", async ({
  ownDesk,
  openBrowser,
  consoleErrors,
}) => {
  const page = await openBrowser();
  await addCourier(ownDesk, page, 'Cem');
  const order = await makeOrder(ownDesk, { courier: 'Cem' });
  await page.goto('/orders');
  await markDelivered(page, order.orderId);
  await assign(ownDesk, order, 'Unassigned');
  await expect(rowOf(page, order.orderId)).toHaveCount(0);
  consoleErrors.expect(NOT_FOUND);
  expect((await page.goto(order.path))?.status()).toBe(404);
});

test('a courier can reopen orders they marked delivered, but not those the desk marked', async ({
  ownDesk,
  openBrowser,
}) => {
  const page = await openBrowser();
  await addCourier(ownDesk, page, 'Cem');
  const own = await makeOrder(ownDesk, { courier: 'Cem' });
  const theirs = await makeOrder(ownDesk, { courier: 'Cem', isDelivered: true });
  await page.goto('/orders');
  await markDelivered(page, own.orderId);
  await expect(rowOf(page, theirs.orderId)).toContainText('Delivered');
  const reopen = (orderId: string) =>
    page.getByRole('button', { name: `Reopen ${orderId}`, exact: true });
  await expect(reopen(theirs.orderId)).toHaveCount(0);
  await reopen(own.orderId).click();
  await expect(page.getByRole('status')).toContainText(`Order ${own.orderId} reopened.`);
});
