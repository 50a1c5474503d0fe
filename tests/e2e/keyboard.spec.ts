import { openPalette, readyForKeys } from '@/tests/support/browser/keys';
import {
  listOrder,
  makeOrder,
  orderField,
  rowOf,
  typedOrder,
  typeOrder,
} from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test('the first Tab reaches a link that skips to the content', async ({ desk }) => {
  await desk.goto('/orders');
  await desk.keyboard.press('Tab');
  const skip = desk.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('main')).toBeFocused();
  await desk.keyboard.press('Tab');
  await expect(desk.getByRole('main').locator(':focus')).toHaveCount(1);
});

test('a dialog opens with Enter, keeps the focus inside, and restores it', async ({ desk }) => {
  const { orderId } = await listOrder(desk);
  const opener = desk.getByRole('link', { name: `Delete ${orderId}`, exact: true });
  await opener.focus();
  await desk.keyboard.press('Enter');
  const dialog = desk.getByRole('dialog', { name: `Delete order ${orderId}?` });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  const outside = desk.locator('a:focus, main button:focus:not(dialog *)');
  for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab']) {
    await desk.keyboard.press(key);
    await expect(outside).toHaveCount(0);
  }
  await desk.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test('Enter submits a form with its first button', async ({ desk }) => {
  const order = typedOrder();
  await desk.goto('/orders/new');
  await typeOrder(desk, order);
  await orderField(desk, 'recipientName').press('Enter');
  await expect(desk).toHaveURL('/orders');
  await expect(desk.getByRole('status')).toContainText(`Order ${order.orderId} created.`);
});

test('an order can be opened and marked delivered without a mouse', async ({ desk }) => {
  const { orderId, path } = await listOrder(desk);
  await desk.getByRole('link', { name: orderId, exact: true }).press('Enter');
  await expect(desk).toHaveURL(path);
  await desk.getByRole('button', { name: `Mark delivered ${orderId}` }).press('Enter');
  await expect(desk.getByRole('status')).toContainText(`Order ${orderId} marked delivered.`);
});

test('single keys move between rows, mark orders delivered, undo, select and edit', async ({
  desk,
}) => {
  const older = await makeOrder(desk);
  const newer = await listOrder(desk);
  const linkOf = ({ orderId }: { orderId: string }) =>
    desk.getByRole('link', { name: orderId, exact: true });
  await readyForKeys(desk);
  await desk.keyboard.press('j');
  await expect(linkOf(newer)).toBeFocused();
  await desk.keyboard.press('j');
  await expect(linkOf(older)).toBeFocused();
  await desk.keyboard.press('k');
  await expect(linkOf(newer)).toBeFocused();

  await desk.keyboard.press('d');
  await expect(desk.getByRole('status')).toContainText(`Order ${newer.orderId} marked delivered.`);
  await desk.keyboard.press('u');
  const deliver = { name: `Mark delivered ${newer.orderId}`, exact: true };
  await expect(rowOf(desk, newer.orderId).getByRole('button', deliver)).toBeVisible();

  await desk.keyboard.press('x');
  const checkbox = (orderId: string) =>
    desk.getByRole('checkbox', { name: `Select ${orderId}`, exact: true });
  await expect(checkbox(newer.orderId)).toBeChecked();
  await desk.keyboard.press('j');
  await expect(linkOf(older)).toBeFocused();
  await expect(linkOf(older)).toBeInViewport();
  await desk.keyboard.press('e');
  await expect(desk).toHaveURL(`${older.path}/edit`);
});

test('single keys type letters in a field', async ({ desk }) => {
  await desk.goto('/orders');
  await readyForKeys(desk);
  await desk.keyboard.press('n');
  await expect(desk).toHaveURL('/orders/new');
  const field = orderField(desk, 'orderId');
  await field.click();
  await desk.keyboard.type('/njkxedu?');
  await expect(field).toHaveValue('/njkxedu?');
  await expect(desk).toHaveURL('/orders/new');
  await expect(desk.getByRole('dialog')).toHaveCount(0);
});

test('the help lists the shortcuts, and can turn off single-key shortcuts', async ({ desk }) => {
  await desk.goto('/orders');
  await readyForKeys(desk);
  await desk.keyboard.press('?');
  const help = desk.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(help.getByRole('row', { name: 'n New order' })).toBeVisible();
  await help.getByRole('switch', { name: 'Single-key shortcuts' }).uncheck();
  await desk.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await desk.keyboard.press('n');
  // The palette's shortcut still works, and shows that `n` did not leave the page.
  await openPalette(desk);
  await expect(desk).toHaveURL('/orders');

  await desk.goto('/profile');
  const keys = desk.getByRole('switch', { name: 'Single-key shortcuts' });
  await expect(keys).not.toBeChecked();
  await keys.check();
  await desk.keyboard.press('n');
  await expect(desk).toHaveURL('/orders/new');
});
