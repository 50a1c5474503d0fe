import { createOrder, orderField, typedOrder, typeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test('the first stop of the tab key skips to the content', async ({ desk }) => {
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

test('the dialog opens with Enter, keeps the focus inside, and gives it back', async ({ desk }) => {
  const { orderId } = await createOrder(desk);
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

test('a form is sent with Enter, by its first button', async ({ desk }) => {
  const order = typedOrder();
  await desk.goto('/orders/new');
  await typeOrder(desk, order);
  await orderField(desk, 'recipientName').press('Enter');
  await expect(desk).toHaveURL('/orders');
  await expect(desk.getByRole('status')).toContainText(`Order ${order.orderId} created.`);
});

test('an order is found, opened and delivered without a mouse', async ({ desk }) => {
  const { orderId, path } = await createOrder(desk);
  await desk.getByRole('link', { name: orderId, exact: true }).press('Enter');
  await expect(desk).toHaveURL(path);
  await desk.getByRole('button', { name: `Mark delivered ${orderId}` }).press('Enter');
  await expect(desk.getByRole('status')).toContainText(`Order ${orderId} marked delivered.`);
});
