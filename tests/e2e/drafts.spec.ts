import type { Page } from 'playwright/test';
import { changeOrder } from '@/tests/support/browser/accounts';
import { expectAlert } from '@/tests/support/browser/expectations';
import { logOut, sendLogIn } from '@/tests/support/browser/people';
import {
  expectTyped,
  makeOrder,
  orderField,
  typedOrder,
  typeOrder,
  type TypedOrder,
} from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

const IS_BACK = /^Your unsaved changes from \d\d:\d\d were restored\./;

/** Types, and waits until the device has kept all of it. */
async function typeAndKeep(page: Page, values: Partial<TypedOrder>): Promise<void> {
  await typeOrder(page, values);
  await expect(async () => {
    const kept = await keptBy(page);
    for (const value of Object.values(values)) expect(kept).toContain(JSON.stringify(value));
  }).toPass();
}

function keptBy(page: Page): Promise<string> {
  return page.evaluate(() =>
    Object.entries({ ...localStorage })
      .filter(([key]) => key.startsWith('order-desk-draft:'))
      .map(([, draft]) => draft)
      .join('\n'),
  );
}

test('what was typed survives a reload, and can be thrown away', async ({ desk }) => {
  const order = typedOrder();
  await desk.goto('/orders/new');
  await typeAndKeep(desk, order);
  await desk.reload();
  await expect(desk.getByText(IS_BACK)).toBeVisible();
  await expectTyped(desk, order);

  await desk.getByRole('button', { name: 'Discard changes' }).click();
  await expectTyped(desk, { orderId: '', recipientName: '' });
  await expect(orderField(desk, 'orderId')).toBeFocused();
  await desk.reload();
  await expect(desk.getByRole('heading', { name: 'New order' })).toBeVisible();
  await expectTyped(desk, { orderId: '' });
  expect(await keptBy(desk)).toBe('');
});

test('what was typed survives a closed tab, for each order apart', async ({ desk }) => {
  const first = await makeOrder(desk);
  const second = await makeOrder(desk);
  await desk.goto(`${first.path}/edit`);
  await typeAndKeep(desk, { recipientName: 'First typed' });
  await desk.goto(`${second.path}/edit`);
  await typeAndKeep(desk, { recipientName: 'Second typed' });

  const tab = await desk.context().newPage();
  await desk.close();
  await tab.goto(`${first.path}/edit`);
  await expect(tab.getByText(IS_BACK)).toBeVisible();
  await expectTyped(tab, { recipientName: 'First typed' });
  await tab.getByRole('button', { name: 'Save changes' }).click();
  await expect(tab).toHaveURL(first.path);
  await expect.poll(() => keptBy(tab)).not.toContain('First typed');
  await tab.goto(`${second.path}/edit`);
  await expectTyped(tab, { recipientName: 'Second typed' });
  await tab.getByRole('link', { name: 'Cancel' }).click();
  await expect(tab).toHaveURL(second.path);
  expect(await keptBy(tab)).toBe('');
});

test('what was typed survives an expired session', async ({ ownDesk, owner, openBrowser }) => {
  const storageState = await ownDesk.context().storageState();
  const other = await openBrowser({ storageState });
  const order = typedOrder();
  await other.goto('/orders/new');
  await typeAndKeep(other, order);
  await ownDesk.goto('/profile');
  await logOut(ownDesk);
  await other.getByRole('button', { name: 'Create order' }).click();
  await expectAlert(other, 'You were signed out, so nothing was changed');

  await other.goto('/orders/new');
  await expect(other).toHaveURL('/login?next=%2Forders%2Fnew');
  await sendLogIn(other, owner);
  await expect(other).toHaveURL('/orders/new');
  await expect(other.getByText(IS_BACK)).toBeVisible();
  await expectTyped(other, order);
  await other.getByRole('button', { name: 'Create order' }).click();
  await expect(other.getByRole('status')).toContainText(`Order ${order.orderId} created.`);
});

test('once it is saved nothing comes back', async ({ desk }) => {
  const order = typedOrder();
  await desk.goto('/orders/new');
  await typeAndKeep(desk, order);
  await desk.getByRole('button', { name: 'Create and add another' }).click();
  await expect(desk.getByRole('status')).toContainText(`Order ${order.orderId} created.`);
  await expectTyped(desk, { orderId: '', recipientName: '' });
  await expect(desk.getByText(IS_BACK)).toHaveCount(0);
  expect(await keptBy(desk)).toBe('');
  await desk.reload();
  await expect(desk.getByText(IS_BACK)).toHaveCount(0);
  await expectTyped(desk, { orderId: '' });
});

test('a draft begun before others saved is put together with what they did', async ({ desk }) => {
  const order = await makeOrder(desk);
  const { path } = order;
  await desk.goto(`${path}/edit`);
  await typeAndKeep(desk, { recipientName: 'From the desk' });
  await changeOrder(desk, order, { senderName: 'From the phone' });

  await desk.reload();
  await expect(desk.getByText('Saving merges both changes.')).toBeVisible();
  await desk.getByRole('button', { name: 'Save changes' }).click();
  await expect(desk).toHaveURL(path);
  await desk.goto(`${path}/edit`);
  await expectTyped(desk, { recipientName: 'From the desk', senderName: 'From the phone' });
});
