import { randomUUID } from 'node:crypto';
import { expectAccessible } from '@/tests/support/browser/accessible';
import { apply, makeOrderList, preview, checkboxOf } from '@/tests/support/browser/bulk';
import { NOT_FOUND } from '@/tests/support/browser/console-errors';
import { alertOf } from '@/tests/support/browser/expectations';
import { listOrder, makeOrder, markDelivered, orderField } from '@/tests/support/browser/orders';
import { openFilter } from '@/tests/support/browser/search';
import { expect, test } from '@/tests/support/browser/test';

test('axe finds no violations at log-in and sign-up', { tag: '@phone' }, async ({ page }) => {
  for (const [path, button] of [
    ['/login', 'Log in'],
    ['/signup', 'Sign up'],
  ] as const) {
    await page.goto(path);
    await expectAccessible(page);
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByLabel('Username')).toHaveAttribute('aria-invalid', 'true');
    await expectAccessible(page);
  }
  await page.goto('/login');
  await page.getByLabel('Username').fill(`nobody-${randomUUID()}`);
  await page.getByLabel('Password', { exact: true }).fill('anything');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(alertOf(page, 'Invalid username or password')).toBeVisible();
  await expectAccessible(page);
});

test('axe finds no violations in an empty workspace', { tag: '@phone' }, async ({ ownDesk }) => {
  await ownDesk.goto('/orders');
  await expectAccessible(ownDesk);
  await ownDesk.goto('/logs');
  await expectAccessible(ownDesk);
  await ownDesk.goto('/profile');
  await expectAccessible(ownDesk);
  await ownDesk.getByRole('button', { name: 'Change password' }).click();
  await expect(ownDesk.getByText('New password is missing.')).toBeVisible();
  await expectAccessible(ownDesk);
});

test(
  'axe finds no violations in the order list, its messages and its dialog',
  { tag: '@phone' },
  async ({ desk }) => {
    const overdue = await makeOrder(desk, { deliveryDate: '2001-02-03' });
    await listOrder(desk);
    await expectAccessible(desk);
    await markDelivered(desk, overdue.orderId);
    await expectAccessible(desk);
    await desk.getByRole('link', { name: `Delete ${overdue.orderId}`, exact: true }).click();
    await expect(desk.getByRole('dialog')).toBeVisible();
    await expectAccessible(desk);
  },
);

test(
  'axe finds no violations in filters, views, the chart and earlier versions of an order',
  { tag: '@phone' },
  async ({ ownDesk }) => {
    const { path } = await makeOrder(ownDesk);
    for (const page of [
      '/orders?show=days',
      '/orders?q=warszawa&status=delivered&createdFrom=x&itemsFrom=3',
      '/orders/views',
      '/orders/views/new?delivery=today',
      '/logs?action=Edited&from=2026-01-01',
      `${path}/versions/1`,
    ]) {
      await ownDesk.goto(page);
      await expectAccessible(ownDesk);
    }
    await ownDesk.goto('/orders');
    await ownDesk.getByRole('button', { name: 'Views' }).click();
    await expectAccessible(ownDesk);
    await ownDesk.keyboard.press('Escape');
    await openFilter(ownDesk, 'Delivery date');
    await expectAccessible(ownDesk);
  },
);

test(
  'axe finds no violations on the pages of an order and in the log',
  { tag: '@phone' },
  async ({ desk, consoleErrors }) => {
    const { path, orderId } = await makeOrder(desk, { recipientAddress: 'Praha '.repeat(80) });
    await desk.goto(path);
    await desk.getByRole('button', { name: `Mark delivered ${orderId}` }).click();
    await expect(desk.getByRole('status')).toContainText('marked delivered');
    await expectAccessible(desk);
    for (const page of [
      `${path}/edit`,
      `${path}/delete`,
      `${path}/versions/2/undo`,
      path.replace('/orders/', '/orders/labels?order='),
      '/logs',
    ]) {
      await desk.goto(page);
      await expectAccessible(desk);
    }
    await desk.goto('/orders/new');
    await expectAccessible(desk);
    await desk.getByRole('button', { name: 'Create order' }).click();
    await expect(orderField(desk, 'recipientName')).toHaveAttribute('aria-invalid', 'true');
    await expectAccessible(desk);
    consoleErrors.expect(NOT_FOUND);
    await desk.goto('/nowhere');
    await expectAccessible(desk);
  },
);

test(
  'axe finds no violations in bulk actions, keyboard help and palette',
  { tag: '@phone' },
  async ({ desk, isMobile }) => {
    const { orders, path } = await makeOrderList(desk, {}, {});
    await checkboxOf(desk, orders[0]!).check();
    await expectAccessible(desk);
    await preview(desk, orders, 'Change delivery date');
    await expectAccessible(desk);
    await orderField(desk, 'deliveryDate').fill('2030-05-06');
    await apply(desk, '2 orders');
    await expect(desk.getByRole('button', { name: 'Undo' })).toBeVisible();
    await expectAccessible(desk);
    if (isMobile) return;
    await desk.goto(path);
    await desk.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await expect(desk.getByRole('dialog')).toBeVisible();
    await expectAccessible(desk);
    await desk.keyboard.press('Escape');
    await desk.keyboard.press('Control+k');
    await desk.keyboard.type(orders[0]!.orderId);
    await expect(desk.getByRole('dialog').getByRole('option').last()).toBeVisible();
    await expectAccessible(desk);
  },
);
