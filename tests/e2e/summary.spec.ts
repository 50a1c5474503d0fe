import { addDays, calendarDate } from '@/lib/dates';
import { listedIds, listOrder, makeOrder, rowOf } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test(
  'the order list opens with a summary of today, whose figures link to their orders',
  { tag: '@phone' },
  async ({ ownDesk, isMobile }) => {
    // The browser's time zone, which the workspace took over at sign-up.
    const today = calendarDate(new Date(), 'Asia/Kathmandu');
    const due = await makeOrder(ownDesk, { deliveryDate: today });
    const late = await makeOrder(ownDesk, { deliveryDate: addDays(today, -3) });
    const done = await makeOrder(ownDesk, { deliveryDate: today, isDelivered: true });

    const head = ownDesk.getByRole('region', { name: 'Today at a glance' });
    // A phone has no room for the third figure.
    const delivered = isMobile ? [] : [['1 delivered today', done] as const];
    for (const [figure, { orderId }] of [
      ['1 due today', due] as const,
      ['1 overdue', late] as const,
      ...delivered,
    ]) {
      await ownDesk.goto('/orders');
      await head.getByRole('link', { name: figure }).click();
      await expect(listedIds(ownDesk)).toHaveText([orderId]);
      await expect(head).toHaveCount(0);
    }
  },
);

test('the chart is also available as a table, whose figures link to their orders', async ({
  ownDesk,
}) => {
  const today = calendarDate(new Date(), 'Asia/Kathmandu');
  const order = await listOrder(ownDesk, { deliveryDate: addDays(today, 1) });
  await expect(ownDesk.getByRole('figure').getByRole('img')).toBeVisible();
  await ownDesk.getByRole('link', { name: 'Show as table' }).click();
  const table = ownDesk.getByRole('table', { name: 'Orders due and delivered' });
  const row = table.getByRole('row').filter({ hasText: 'Tomorrow' });
  await expect(row.getByRole('cell')).toHaveText(['1', '–']);
  await row.getByRole('link').click();
  await expect(ownDesk).toHaveURL(/\/orders\?deliveryFrom=.*&deliveryTo=/);
  await expect(listedIds(ownDesk)).toHaveText([order.orderId]);
});

test(
  'the first order is in the upper third of a small screen, with no chart or table above it',
  { tag: '@phone' },
  async ({ ownDesk, isMobile }) => {
    const { orderId } = await listOrder(ownDesk);
    const { y } = (await rowOf(ownDesk, orderId).boundingBox())!;
    expect(y).toBeLessThan(isMobile ? 640 / 3 : 53 + 240);
    await expect(ownDesk.getByRole('figure')).toBeVisible({ visible: !isMobile });
  },
);
