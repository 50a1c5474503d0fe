import type { Page } from 'playwright/test';
import { addCourier } from '@/tests/support/browser/couriers';
import {
  createOrder,
  listOrder,
  makeOrder,
  expectTyped,
  markDelivered,
  rowOf,
  typedOrder,
  typeOrder,
} from '@/tests/support/browser/orders';
import { logOut } from '@/tests/support/browser/people';
import { expect, test } from '@/tests/support/browser/test';

/** Marks the open document, so that a full reload is noticed. */
const mark = (page: Page) => page.evaluate(() => void Object.assign(window, { marked: true }));
const isMarked = (page: Page) => page.evaluate(() => 'marked' in window);

test("one person's change appears on another's screen without moving its focus, scroll position or selection", async ({
  desk,
  signedIn,
  openBrowser,
}) => {
  const { orderId } = await listOrder(desk);
  const other = await openBrowser({ storageState: signedIn });
  // Low enough that the page scrolls.
  await other.setViewportSize({ width: 1000, height: 300 });
  await other.goto('/orders');
  const box = rowOf(other, orderId).getByRole('checkbox', { name: `Select ${orderId}` });
  const hasBox = (await box.count()) > 0;
  if (hasBox) await box.check();
  const link = rowOf(other, orderId).getByRole('link', { name: `Edit ${orderId}` });
  await link.focus();
  await other.evaluate(() => window.scrollTo(0, 60));
  const place = await other.evaluate(() => window.scrollY);
  expect(place).toBeGreaterThan(0);
  await mark(other);

  await markDelivered(desk, orderId);
  await expect(rowOf(other, orderId)).toContainText('Delivered');
  await expect(link).toBeFocused();
  expect(await other.evaluate(() => window.scrollY)).toBe(place);
  if (hasBox) await expect(box).toBeChecked();

  const { orderId: next } = await createOrder(desk);
  // New orders wait behind a button while someone uses the list.
  await other.getByRole('button', { name: /^\d+ new orders?$/ }).click();
  await expect(rowOf(other, next)).toBeVisible();
  expect(await isMarked(other)).toBe(true);
});

test('the tabs of a browser share one connection, and another tab takes it over', async ({
  desk,
  signedIn,
  openBrowser,
}) => {
  const { orderId } = await listOrder(desk);
  const first = await openBrowser({ storageState: signedIn });
  const context = first.context();
  let connections = 0;
  context.on('request', (request) => {
    if (request.url().includes('/api/live')) connections++;
  });
  const second = await context.newPage();
  for (const tab of [first, second]) {
    await tab.goto('/orders');
    await expect(rowOf(tab, orderId)).toBeVisible();
  }
  await expect.poll(() => connections).toBe(1);
  await markDelivered(desk, orderId);
  for (const tab of [first, second]) {
    await expect(rowOf(tab, orderId)).toContainText('Delivered');
  }
  expect(connections).toBe(1);

  await first.close();
  await expect.poll(() => connections).toBe(2);
  const { orderId: next } = await makeOrder(desk);
  await expect(rowOf(second, next)).toBeVisible();
});

test('logging out elsewhere leads to log-in, but an open form keeps its values', async ({
  ownDesk,
  openBrowser,
}) => {
  await listOrder(ownDesk);
  const storageState = await ownDesk.context().storageState();
  const looking = await openBrowser({ storageState });
  const typing = await openBrowser({ storageState });
  const connected = [looking, typing].map((page) => page.waitForResponse('**/api/live*'));
  await looking.goto('/orders');
  await typing.goto('/orders/new');
  const order = typedOrder();
  await typeOrder(typing, order);
  await Promise.all(connected);

  await logOut(ownDesk);
  await expect(looking).toHaveURL(/\/login\b/);
  await expect(typing.getByRole('status').filter({ hasText: 'signed out' })).toBeVisible();
  await expectTyped(typing, order);
});

test('a user whose role changes sees what the new role may see, and keeps getting live updates', async ({
  ownDesk,
  openBrowser,
}) => {
  const giveRole = async (role: string) => {
    await ownDesk.goto('/team');
    await ownDesk.getByLabel('Role of Cem').selectOption(role);
    await ownDesk.getByRole('button', { name: 'Change role of Cem' }).click();
    await expect(ownDesk.getByRole('status')).toContainText(`Cem is now a ${role.toLowerCase()}.`);
  };
  const cem = await openBrowser();
  const connected = cem.waitForResponse('**/api/live*');
  await addCourier(ownDesk, cem, 'Cem');
  await cem.goto('/deliveries');
  await connected;

  const connectedAgain = cem.waitForResponse('**/api/live*');
  await giveRole('Dispatcher');
  await expect(cem).toHaveURL('/orders');
  await connectedAgain;
  const { orderId } = await makeOrder(ownDesk);
  await expect(rowOf(cem, orderId)).toBeVisible();

  await giveRole('Courier');
  await expect(cem.getByRole('link', { name: 'New order', exact: true })).toHaveCount(0);
  const assigned = await makeOrder(ownDesk, { courier: 'Cem' });
  await expect(rowOf(cem, assigned.orderId)).toBeVisible();

  await ownDesk.goto('/logs');
  const log = ownDesk.getByRole('table', { name: 'Logs' });
  await expect(log).toContainText('Role Changed');
  await expect(log).not.toContainText('Denied');
});

test("live updates answer 401 without a session, and don't redirect", async ({ request }) => {
  const answer = await request.get('/api/live', { maxRedirects: 0 });
  expect(answer.status()).toBe(401);
  expect(await answer.text()).toBe('');
});
