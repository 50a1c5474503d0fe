import type { Page } from 'playwright/test';
import { changeOrder } from '@/tests/support/browser/accounts';
import { deleteOrder, logLine } from '@/tests/support/browser/log';
import { readyForKeys } from '@/tests/support/browser/keys';
import {
  expectTyped,
  moveAwayFromList,
  listOrder,
  makeOrder,
  markDelivered,
  rowOf,
  typeOrder,
} from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

const undo = (page: Page) => page.getByRole('status').getByRole('button', { name: 'Undo' });

async function saveAs(page: Page, path: string, values: Parameters<typeof typeOrder>[1]) {
  await page.goto(`${path}/edit`);
  await typeOrder(page, values);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page).toHaveURL(path);
}

test('marking delivered can be undone, and the undo too', async ({ desk }) => {
  const { orderId } = await listOrder(desk);
  const status = desk.getByRole('status');
  await markDelivered(desk, orderId);
  await undo(desk).click();
  await expect(status).toContainText(`Order ${orderId} is ongoing again.`);
  await expect(rowOf(desk, orderId).getByText('Ongoing', { exact: true })).toBeVisible();
  await undo(desk).click();
  await expect(status).toContainText(`Order ${orderId} is delivered again.`);
  await expect(rowOf(desk, orderId).getByText('Delivered', { exact: true })).toBeVisible();
});

test('undoing a reopening restores the delivery time', async ({ desk }) => {
  const { orderId, path } = await makeOrder(desk, { isDelivered: true });
  await desk.goto(path);
  const delivered = desk.getByRole('main').locator('dt', { hasText: /^Delivered$/ });
  const time = delivered.locator('xpath=following-sibling::dd').getByRole('time');
  const instant = await time.getAttribute('datetime');
  await desk.getByRole('button', { name: `Reopen ${orderId}` }).click();
  await expect(desk.getByRole('status')).toContainText(`Order ${orderId} reopened.`);
  await undo(desk).click();
  await expect(desk.getByRole('status')).toContainText(`Order ${orderId} is delivered again.`);
  await expect(time).toHaveAttribute('datetime', instant!);
});

test('an edit can be undone with the key of the Undo button', async ({ desk }) => {
  const { orderId, path } = await makeOrder(desk);
  await saveAs(desk, path, { recipientName: 'Someone else' });
  await expect(undo(desk)).toHaveAttribute('aria-keyshortcuts', 'u');
  // Hovering keeps the message open.
  await undo(desk).hover();
  await readyForKeys(desk);
  await desk.keyboard.press('u');
  await expect(desk.getByRole('status')).toContainText(`Order ${orderId} is back to what it was.`);
  await expect(desk.getByRole('main')).toContainText('Wolski Zajazd');
});

test(
  'a deletion can be undone, from the list and from the order page',
  { tag: ['@phone', '@postgresql'] },
  async ({ desk }) => {
    const { orderId, path } = await makeOrder(desk);
    const confirm = desk.getByRole('dialog').getByRole('button', { name: 'Delete order' });
    for (const start of ['/orders', path]) {
      await desk.goto(start);
      await desk.getByRole('link', { name: `Delete ${orderId}`, exact: true }).click();
      await confirm.click();
      await expect(desk.getByRole('status')).toContainText(`Order ${orderId} deleted.`);
      await moveAwayFromList(desk);
      await expect(rowOf(desk, orderId)).toHaveCount(0);
      await undo(desk).click();
      await expect(desk.getByRole('status')).toContainText(`Order ${orderId} restored.`);
      await expect(rowOf(desk, orderId)).toHaveCount(1);
    }
    await desk.goto(path);
    await expect(desk.getByRole('heading', { name: `Order ${orderId}` })).toBeVisible();
  },
);

test(
  'a deleted order is restored with its Order ID and values, once',
  { tag: '@phone' },
  async ({ ownDesk }) => {
    const { orderId, path } = await makeOrder(ownDesk, { numberOfItems: '77' });
    await deleteOrder(ownDesk, path);
    await ownDesk.goto('/logs');
    await logLine(ownDesk).getByRole('link', { name: /^Undo/ }).click();
    await expect(ownDesk).toHaveURL(`${path}/versions/2/undo`);
    await expect(ownDesk.getByRole('main')).toContainText('77');
    await ownDesk.getByRole('button', { name: 'Restore order' }).click();
    await expect(ownDesk).toHaveURL(path);
    await expect(ownDesk.getByRole('status')).toContainText(`Order ${orderId} restored.`);
    const newest = ownDesk.getByRole('region', { name: 'History' }).getByRole('listitem').first();
    await expect(newest).toContainText('Restored');

    await ownDesk.goto(`${path}/versions/2/undo`);
    await expect(ownDesk.getByRole('alert').filter({ hasText: 'Nothing to undo' })).toBeVisible();
  },
);

test('undoing the creation of an order shows the later changes first', async ({ desk }) => {
  const order = await makeOrder(desk);
  const { orderId, path } = order;
  await changeOrder(desk, order, { numberOfItems: '20' });
  await desk.goto(path);
  const history = desk.getByRole('region', { name: 'History' });
  await history.getByRole('link', { name: 'Undo: Created, version 1' }).click();
  await expect(desk.getByRole('main')).toContainText('edited it: number of items is now 20.');
  await desk.getByRole('button', { name: 'Delete order' }).click();
  await expect(desk).toHaveURL('/orders');
  await expect(desk.getByRole('status')).toContainText(`Order ${orderId} deleted.`);
});

for (const choice of ['Theirs', 'Yours'] as const) {
  test(`an undo that would overwrite a later change asks first: ${choice}`, async ({ desk }) => {
    const order = await makeOrder(desk);
    const { orderId, path } = order;
    await changeOrder(desk, order, { deliveryDate: '2199-05-03', numberOfItems: '20' });
    await changeOrder(desk, order, { deliveryDate: '2199-06-01' });
    await desk.goto(path);
    const history = desk.getByRole('region', { name: 'History' });
    await history.getByRole('link', { name: 'Undo: Edited, version 2' }).click();
    const group = desk.getByRole('radiogroup', { name: 'Delivery date' });
    await expect(group.getByRole('radio', { name: 'Theirs' })).toHaveAccessibleDescription(
      /^1 Jun 2199/,
    );
    await group.getByRole('radio', { name: choice, exact: true }).check();
    await desk.getByRole('button', { name: 'Undo this change' }).click();
    await expect(desk).toHaveURL(path);
    await expect(desk.getByRole('status')).toContainText(
      `Order ${orderId} is back to what it was.`,
    );
    await desk.goto(`${path}/edit`);
    await expectTyped(desk, {
      numberOfItems: '18',
      deliveryDate: choice === 'Theirs' ? '2199-06-01' : '2199-04-17',
    });
  });
}

test('the Undo button of a message also asks when the order has changed since', async ({
  desk,
}) => {
  const order = await makeOrder(desk);
  const { path } = order;
  await saveAs(desk, path, { deliveryDate: '2199-05-03' });
  // Hovering keeps the message open.
  await undo(desk).hover();
  await changeOrder(desk, order, { deliveryDate: '2199-06-01' });
  await undo(desk).click();
  await expect(desk).toHaveURL(`${path}/versions/2/undo`);
  await expect(desk.getByRole('radiogroup', { name: 'Delivery date' })).toBeVisible();
});
