import { changeOrder } from '@/tests/support/browser/accounts';
import { muteLiveUpdates } from '@/tests/support/browser/live';
import { makeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test('the order page shows every field of an order', async ({ desk }) => {
  const order = await makeOrder(desk, { numberOfItems: '1' });
  await desk.goto(order.path);
  await expect(desk).toHaveTitle(`Order ${order.orderId} · Order desk`);
  await expect(
    desk.getByRole('heading', { level: 1, name: `Order ${order.orderId}` }),
  ).toBeVisible();
  const facts = {
    Status: 'Ongoing',
    'Order ID': order.orderId,
    'Number of items': '1',
    'Delivery date': '17 Apr 2199',
    'Sender name': order.senderName,
    'Recipient name': order.recipientName,
    'Recipient address': order.recipientAddress,
  };
  const main = desk.getByRole('main');
  for (const [name, value] of Object.entries(facts)) {
    const term = main.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) });
    await expect(term.locator('xpath=following-sibling::dd')).toContainText(value);
  }
  await expect(main.getByRole('link', { name: `Edit ${order.orderId}` })).toBeVisible();
  await expect(main.getByRole('link', { name: `Delete ${order.orderId}` })).toBeVisible();
  await main.getByRole('link', { name: 'Orders' }).click();
  await expect(desk).toHaveURL('/orders');
});

test("an order's history lists its changes, newest first", { tag: '@phone' }, async ({ desk }) => {
  const { path, orderId } = await makeOrder(desk);
  await desk.goto(path);
  const history = desk.getByRole('region', { name: 'History' }).getByRole('listitem');
  await expect(history).toHaveText([/Created/]);

  await desk.getByRole('button', { name: `Mark delivered ${orderId}` }).click();
  await expect(desk.getByRole('status')).toContainText(`Order ${orderId} marked delivered.`);
  await expect(history).toHaveText([/Marked Delivered/, /Created/]);
  await expect(history.first()).toContainText('Status: from Ongoing to → Delivered');
  await expect(desk.getByText('Delivered', { exact: true }).first()).toBeVisible();

  await desk.getByRole('button', { name: `Reopen ${orderId}` }).click();
  await expect(desk.getByRole('status')).toContainText(`Order ${orderId} reopened.`);
  await expect(history).toHaveText([/Reopened/, /Marked Delivered/, /Created/]);
  await expect(history.first()).toContainText('Status: from Delivered to → Ongoing');
  await expect(desk).toHaveURL(path);
});

test("an order that changed since the page opened isn't marked delivered, and the page says who changed it", async ({
  desk,
}) => {
  const order = await makeOrder(desk);
  const { path, orderId } = order;
  await muteLiveUpdates(desk);
  await desk.goto(path);
  await changeOrder(desk, order, { numberOfItems: '19' });

  await desk.getByRole('button', { name: `Mark delivered ${orderId}` }).click();
  const alert = desk.getByRole('alert').filter({ hasText: 'Nothing was saved' });
  await expect(alert).toContainText('edited it: number of items is now 19.');
  await expect(desk.getByText('Ongoing', { exact: true }).first()).toBeVisible();
  await desk.getByRole('button', { name: `Mark delivered ${orderId}` }).click();
  await expect(desk.getByRole('status')).toContainText(`Order ${orderId} marked delivered.`);
});
