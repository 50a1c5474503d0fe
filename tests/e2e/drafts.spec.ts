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

const RESTORED = /^Your unsaved changes from \d\d:\d\d were restored\./;

/** Types, and waits until the browser has stored the draft. */
async function typeDraft(page: Page, values: Partial<TypedOrder>): Promise<void> {
  await typeOrder(page, values);
  await expect(async () => {
    const kept = await storedDrafts(page);
    for (const value of Object.values(values)) expect(kept).toContain(JSON.stringify(value));
  }).toPass();
}

function storedDrafts(page: Page): Promise<string> {
  return page.evaluate(() =>
    Object.entries({ ...localStorage })
      .filter(([key]) => key.startsWith('order-desk-draft:'))
      .map(([, draft]) => draft)
      .join('\n'),
  );
}

test('a draft survives a reload, and can be discarded', async ({ desk }) => {
  const order = typedOrder();
  await desk.goto('/orders/new');
  await typeDraft(desk, order);
  await desk.reload();
  await expect(desk.getByText(RESTORED)).toBeVisible();
  await expectTyped(desk, order);

  await desk.getByRole('button', { name: 'Discard changes' }).click();
  await expectTyped(desk, { orderId: '', recipientName: '' });
  await expect(orderField(desk, 'orderId')).toBeFocused();
  await desk.reload();
  await expect(desk.getByRole('heading', { name: 'New order' })).toBeVisible();
  await expectTyped(desk, { orderId: '' });
  expect(await storedDrafts(desk)).toBe('');
});

test('a draft survives a closed tab, separately for each order', async ({ desk }) => {
  const first = await makeOrder(desk);
  const second = await makeOrder(desk);
  await desk.goto(`${first.path}/edit`);
  await typeDraft(desk, { recipientName: 'First typed' });
  await desk.goto(`${second.path}/edit`);
  await typeDraft(desk, { recipientName: 'Second typed' });

  const tab = await desk.context().newPage();
  await desk.close();
  await tab.goto(`${first.path}/edit`);
  await expect(tab.getByText(RESTORED)).toBeVisible();
  await expectTyped(tab, { recipientName: 'First typed' });
  await tab.getByRole('button', { name: 'Save changes' }).click();
  await expect(tab).toHaveURL(first.path);
  await expect.poll(() => storedDrafts(tab)).not.toContain('First typed');
  await tab.goto(`${second.path}/edit`);
  await expectTyped(tab, { recipientName: 'Second typed' });
  await tab.getByRole('link', { name: 'Cancel' }).click();
  await expect(tab).toHaveURL(second.path);
  expect(await storedDrafts(tab)).toBe('');
});

test('a draft survives an expired session', async ({ ownDesk, owner, openBrowser }) => {
  const storageState = await ownDesk.context().storageState();
  const other = await openBrowser({ storageState });
  const order = typedOrder();
  await other.goto('/orders/new');
  await typeDraft(other, order);
  await ownDesk.goto('/profile');
  await logOut(ownDesk);
  await other.getByRole('button', { name: 'Create order' }).click();
  await expectAlert(other, 'You were signed out, so nothing was changed');

  await other.goto('/orders/new');
  await expect(other).toHaveURL('/login?next=%2Forders%2Fnew');
  await sendLogIn(other, owner);
  await expect(other).toHaveURL('/orders/new');
  await expect(other.getByText(RESTORED)).toBeVisible();
  await expectTyped(other, order);
  await other.getByRole('button', { name: 'Create order' }).click();
  await expect(other.getByRole('status')).toContainText(`Order ${order.orderId} created.`);
});

test('saving removes the draft', async ({ desk }) => {
  const order = typedOrder();
  await desk.goto('/orders/new');
  await typeDraft(desk, order);
  await desk.getByRole('button', { name: 'Create and add another' }).click();
  await expect(desk.getByRole('status')).toContainText(`Order ${order.orderId} created.`);
  await expectTyped(desk, { orderId: '', recipientName: '' });
  await expect(desk.getByText(RESTORED)).toHaveCount(0);
  expect(await storedDrafts(desk)).toBe('');
  await desk.reload();
  await expect(desk.getByText(RESTORED)).toHaveCount(0);
  await expectTyped(desk, { orderId: '' });
});

test('a draft is merged with changes that others saved since', async ({ desk }) => {
  const order = await makeOrder(desk);
  const { path } = order;
  await desk.goto(`${path}/edit`);
  await typeDraft(desk, { recipientName: 'From the desk' });
  await changeOrder(desk, order, { senderName: 'From the phone' });

  await desk.reload();
  await expect(desk.getByText('Saving merges both changes.')).toBeVisible();
  await desk.getByRole('button', { name: 'Save changes' }).click();
  await expect(desk).toHaveURL(path);
  await desk.goto(`${path}/edit`);
  await expectTyped(desk, { recipientName: 'From the desk', senderName: 'From the phone' });
});
