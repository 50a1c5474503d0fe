import { calendarDate } from '@/lib/dates';
import { expectAccessible } from '@/tests/support/browser/accessible';
import { addCourier } from '@/tests/support/browser/couriers';
import { listedIds, makeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

/** In the workspace's time zone, which it took over from the browser at sign-up. */
const today = () => calendarDate(new Date(), 'Asia/Kathmandu');

const ATTEMPT = /^1 attempt, nobody home, \d\d:\d\d$/;

test(
  'a failed attempt is recorded in a dialog, counted and undone',
  { tag: ['@phone', '@postgresql'] },
  async ({ ownDesk: desk }) => {
    const { orderId, path } = await makeOrder(desk);
    await desk.goto(path);
    await desk.getByRole('link', { name: `Couldn’t deliver ${orderId}` }).click();
    const dialog = desk.getByRole('dialog', { name: `Couldn’t deliver order ${orderId}` });
    await expect(dialog).toBeVisible();
    await expect(desk).toHaveURL(path);
    await expectAccessible(desk);
    await dialog.getByLabel('Reason').selectOption('Other');
    await dialog.getByRole('button', { name: 'Save attempt' }).click();
    await expect(dialog.getByText('“Other” needs a note that says why.')).toBeVisible();
    await expect(dialog.getByLabel('Reason')).toHaveValue('Other');
    await dialog.getByLabel('Reason').selectOption('Nobody home');
    await dialog.getByLabel('Note').fill('No bell.');
    await dialog.getByRole('button', { name: 'Save attempt' }).click();
    await expect(dialog).toBeHidden();
    const main = desk.getByRole('main');
    await expect(main.getByText(ATTEMPT)).toBeVisible();
    await expect(main.getByText('No bell.')).toBeVisible();
    await expectAccessible(desk);

    await desk.goto('/orders');
    await desk.getByRole('link', { name: '1 failed' }).click();
    await expect(listedIds(desk)).toHaveText([orderId]);
    await expect(main.getByText('1 attempt', { exact: true })).toBeVisible();
    await expectAccessible(desk);

    await desk.goto(path);
    await desk.getByRole('link', { name: 'Undo: Attempt Failed, version 2' }).click();
    await desk.getByRole('button', { name: 'Undo this change' }).click();
    await desk.goto('/orders?attempts=failed');
    await expect(main).toContainText('No orders match');
  },
);

test(
  'a courier records a failed attempt with a new date, and sees notes',
  { tag: '@phone' },
  async ({ ownDesk, openBrowser }) => {
    const page = await openBrowser();
    await addCourier(ownDesk, page, 'Cem');
    const order = await makeOrder(ownDesk, { courier: 'Cem', deliveryDate: today() });
    await ownDesk.goto(order.path);
    await ownDesk.getByLabel('Note').fill('Ring twice.\nBlue door.');
    await ownDesk.getByRole('button', { name: 'Add note' }).click();
    await expect(ownDesk.getByRole('status')).toContainText(
      `Note added to order ${order.orderId}.`,
    );
    await expect(ownDesk.getByLabel('Note')).toHaveValue('');

    await page.goto('/deliveries');
    await expect(page.getByText('Blue door.')).toBeVisible();
    await page.getByRole('link', { name: `Couldn’t deliver ${order.orderId}` }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').selectOption('Nobody home');
    await dialog.getByRole('button', { name: /^Next working day/ }).click();
    await expect(dialog.getByLabel('Next delivery date')).not.toHaveValue('');
    await dialog.getByRole('button', { name: 'Save attempt' }).click();
    await expect(page.getByRole('status')).toContainText(
      `Failed attempt for order ${order.orderId} saved.`,
    );
    await expect(dialog).toBeHidden();
    await expect(page.getByText(ATTEMPT)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText(ATTEMPT)).toBeHidden();
  },
);
