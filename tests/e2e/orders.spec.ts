import {
  createOrder,
  listedIds,
  listOrder,
  makeOrder,
  markDelivered,
  rowOf,
} from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test('an empty workspace links to the form for its first order', async ({ ownDesk }) => {
  await ownDesk.goto('/orders');
  await expect(ownDesk.getByText('No orders yet.')).toBeVisible();
  await expect(ownDesk.getByRole('navigation', { name: 'Status' })).toHaveCount(0);
  await ownDesk.getByRole('link', { name: 'Create your first order' }).click();
  await expect(ownDesk).toHaveURL('/orders/new');
  await ownDesk.getByRole('link', { name: 'Cancel' }).click();
  await ownDesk.getByRole('link', { name: 'New order' }).click();
  await expect(ownDesk.getByRole('heading', { name: 'New order' })).toBeVisible();
});

test(
  "a row shows its order's fields, and its buttons are named after the Order ID",
  { tag: '@phone' },
  async ({ desk }) => {
    const order = await listOrder(desk, { numberOfItems: '1200' });
    const row = rowOf(desk, order.orderId);
    await expect(row.getByRole('link', { name: order.orderId, exact: true })).toHaveAttribute(
      'href',
      order.path,
    );
    for (const text of ['Ongoing', '17 Apr 2199', order.recipientName, '1,200']) {
      await expect(row.getByText(text)).toBeVisible();
    }
    const { orderId } = order;
    await expect(row.getByRole('button', { name: `Mark delivered ${orderId}` })).toBeVisible();
    for (const [name, page] of [
      ['Edit', 'edit'],
      ['Delete', 'delete'],
    ]) {
      const link = row.getByRole('link', { name: `${name} ${orderId}`, exact: true });
      await expect(link).toHaveAttribute('href', `${order.path}/${page}`);
    }
  },
);

test(
  'orders are marked delivered, reopened, and counted in their tabs',
  { tag: ['@phone', '@postgresql'] },
  async ({ ownDesk }) => {
    const older = await makeOrder(ownDesk);
    const newer = await listOrder(ownDesk);
    await expect(listedIds(ownDesk)).toHaveText([newer.orderId, older.orderId]);
    const tabs = ownDesk.getByRole('navigation', { name: 'Status' });

    await markDelivered(ownDesk, older.orderId);
    await expect(
      rowOf(ownDesk, older.orderId).getByText('Delivered', { exact: true }),
    ).toBeVisible();
    await expect(tabs.getByRole('link')).toHaveText(['All 2', 'Ongoing 1', 'Delivered 1']);

    await tabs.getByRole('link', { name: 'Delivered' }).click();
    await expect(ownDesk).toHaveURL('/orders?status=delivered');
    await expect(tabs.getByRole('link', { name: 'Delivered' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await expect(listedIds(ownDesk)).toHaveText([older.orderId]);

    await tabs.getByRole('link', { name: 'Ongoing' }).click();
    await expect(listedIds(ownDesk)).toHaveText([newer.orderId]);

    await tabs.getByRole('link', { name: 'Delivered' }).click();
    await ownDesk.getByRole('button', { name: `Reopen ${older.orderId}`, exact: true }).click();
    await expect(ownDesk.getByRole('status')).toContainText(`Order ${older.orderId} reopened.`);
    await expect(ownDesk.getByText('No delivered orders yet.')).toBeVisible();
    await expect(tabs.getByRole('link')).toHaveText(['All 2', 'Ongoing 2', 'Delivered 0']);
  },
);

test('clicking anywhere in a row opens the order', { tag: '@phone' }, async ({ desk }) => {
  const order = await listOrder(desk);
  const area = await rowOf(desk, order.orderId).boundingBox();
  // Beside the recipient's name, where there is no text and no button.
  await rowOf(desk, order.orderId).click({
    position: { x: (area?.width ?? 0) * 0.55, y: 8 },
  });
  await expect(desk).toHaveURL(order.path);
});

test('a message can be closed, and links to its order', { tag: '@phone' }, async ({ desk }) => {
  const order = await createOrder(desk);
  await desk.getByRole('status').getByRole('link', { name: 'Open' }).click();
  await expect(desk).toHaveURL(order.path);
  await createOrder(desk);
  await desk.getByRole('button', { name: 'Close message' }).click();
  await expect(desk.getByRole('status')).toBeEmpty();
});

test('the navigation links to every page', { tag: '@phone' }, async ({ desk }) => {
  await desk.goto('/orders');
  const navigation = desk.getByRole('navigation', { name: 'Main' });
  for (const name of ['Logs', 'Profile', 'Orders']) {
    const link = navigation.getByRole('link', { name, exact: true });
    await link.click();
    await expect(desk.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
    await expect(link).toHaveAttribute('aria-current', 'page');
  }
});
