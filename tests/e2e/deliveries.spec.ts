import type { Locator } from 'playwright/test';
import { calendarDate } from '@/lib/dates';
import { expectAccessible } from '@/tests/support/browser/accessible';
import { assign, addCourier } from '@/tests/support/browser/couriers';
import { readyForKeys } from '@/tests/support/browser/keys';
import { moveAwayFromList, makeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

type Stop = Record<'link' | 'button', Locator>;

/** In the workspace's time zone, which it took over from the browser at sign-up. */
const today = () => calendarDate(new Date(), 'Asia/Kathmandu');

test(
  'assigned orders appear automatically, today first, with one stop for each address',
  { tag: ['@phone', '@postgresql'] },
  async ({ ownDesk, openBrowser }) => {
    const page = await openBrowser();
    await addCourier(ownDesk, page, 'Cem');
    await page.goto('/deliveries');
    await expect(page.getByRole('heading', { name: 'My deliveries' })).toBeVisible();
    await expect(page.getByText('Nothing to deliver today.')).toBeVisible();
    await expectAccessible(page);

    const courier = 'Cem';
    await makeOrder(ownDesk, { courier, deliveryDate: '2199-04-17' });
    const one = await makeOrder(ownDesk, { courier, deliveryDate: today() });
    const recipientAddress = one.recipientAddress.toUpperCase();
    const other = await makeOrder(ownDesk, { courier, deliveryDate: today(), recipientAddress });
    const late = await makeOrder(ownDesk, { courier, deliveryDate: '2001-02-03' });
    const days = page.getByRole('main').getByRole('heading', { level: 2 });
    await expect(days).toHaveText(['Today 2 orders', 'Overdue 1 order', '17 Apr 2199 1 order']);
    const stops = page.getByRole('region', { name: 'Today' }).getByRole('heading', { level: 3 });
    await expect(stops).toHaveCount(1);
    for (const { orderId } of [one, other, late]) {
      await expect(page.getByRole('button', { name: `Mark delivered ${orderId}` })).toBeVisible();
    }
    await expectAccessible(page);

    await assign(ownDesk, late, 'Unassigned');
    await expect(days).toHaveText(['Today 2 orders', '17 Apr 2199 1 order']);
  },
);

test(
  'a courier can mark a delivery with one thumb, and undo it',
  { tag: '@phone' },
  async ({ ownDesk, openBrowser, isMobile }) => {
    const page = await openBrowser();
    await addCourier(ownDesk, page, 'Cem');
    await page.goto('/deliveries');
    const { orderId } = await makeOrder(ownDesk, { courier: 'Cem', deliveryDate: today() });
    const button = page.getByRole('button', { name: `Mark delivered ${orderId}`, exact: true });
    await expect(button).toBeVisible();
    if (isMobile) {
      const { width, height } = (await button.boundingBox())!;
      expect(width).toBeGreaterThan(290);
      expect(height).toBeGreaterThanOrEqual(48);
      const bar = page.getByRole('navigation', { name: 'Main' });
      await expect(bar.getByRole('link')).toHaveText(['My deliveries', 'Orders', 'Profile']);
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scrollWidth).toBe(360);
    }

    await button.click();
    const status = page.getByRole('status');
    await expect(status).toContainText(`Order ${orderId} marked delivered.`);
    await expect(page.getByRole('button', { name: `Marked delivered ${orderId}` })).toBeVisible();
    await moveAwayFromList(page);
    const done = page.getByRole('region', { name: 'Delivered today' });
    await expect(done.getByRole('link', { name: orderId })).toBeVisible();
    await status.getByRole('button', { name: 'Undo' }).click();
    await expect(status).toContainText(`Order ${orderId} is ongoing again.`);
    await expect(done).toHaveCount(0);

    await button.click();
    await expect(page.getByRole('button', { name: `Marked delivered ${orderId}` })).toBeVisible();
    await moveAwayFromList(page);
    await expect(done.getByRole('link', { name: orderId })).toBeVisible();
    await expectAccessible(page);
    await done.getByRole('button', { name: `Reopen ${orderId}`, exact: true }).click();
    await expect(status).toContainText(`Order ${orderId} reopened.`);
    await expect(page).toHaveURL('/deliveries');
    await expect(page.getByRole('button', { name: `Reopened ${orderId}` })).toBeVisible();
    await moveAwayFromList(page);
    await expect(button).toBeVisible();
  },
);

test('after each delivery, the J key leads on to the next one', async ({
  ownDesk,
  openBrowser,
}) => {
  const page = await openBrowser();
  await addCourier(ownDesk, page, 'Cem');
  await page.goto('/deliveries');
  const made = [];
  for (const street of ['Dluga 1', 'Filtrowa 68', 'Zielna 7']) {
    const values = { courier: 'Cem', deliveryDate: today(), recipientAddress: street };
    made.push(await makeOrder(ownDesk, values));
  }
  const [first, second, third] = made.map(({ orderId }) => ({
    link: page.getByRole('link', { name: orderId, exact: true }),
    button: page.getByRole('button', { name: `Mark delivered ${orderId}`, exact: true }),
  })) as [Stop, Stop, Stop];
  await expect(third.button).toBeVisible();
  await readyForKeys(page);
  await page.keyboard.press('j');
  await expect(first.link).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('d');
  await expect(first.button).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(second.link).toBeFocused();

  await page.keyboard.press('Tab');
  await expect(second.button).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(second.button).toHaveCount(0);
  await page.keyboard.press('j');
  await expect(third.link).toBeFocused();
});
