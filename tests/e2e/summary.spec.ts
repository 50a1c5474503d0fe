import { addDays, calendarDate } from '@/lib/dates';
import { listedIds, listOrder, makeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test(
  'the desk opens with what matters today, each figure with the orders behind it',
  { tag: '@phone' },
  async ({ ownDesk }) => {
    // Where the browser is, and so the workspace that signed up in it.
    const today = calendarDate(new Date(), 'Asia/Kathmandu');
    const due = await makeOrder(ownDesk, { deliveryDate: today });
    const late = await makeOrder(ownDesk, { deliveryDate: addDays(today, -3) });
    const done = await makeOrder(ownDesk, { deliveryDate: today, isDelivered: true });

    const head = ownDesk.getByRole('region', { name: 'Today at a glance' });
    for (const [figure, { orderId }] of [
      ['1 still due today', due],
      ['1 overdue', late],
      ['1 delivered today', done],
    ] as const) {
      await ownDesk.goto('/orders');
      await head.getByRole('link', { name: figure }).click();
      await expect(listedIds(ownDesk)).toHaveText([orderId]);
      await expect(head).toHaveCount(0);
    }
  },
);

test(
  'the chart is also a table, whose figures lead to their orders',
  { tag: '@phone' },
  async ({ ownDesk, isMobile }) => {
    const today = calendarDate(new Date(), 'Asia/Kathmandu');
    const order = await listOrder(ownDesk, { deliveryDate: addDays(today, 1) });
    const head = ownDesk.getByRole('region', { name: 'Today at a glance' });
    // On a phone there is no room for it beside the orders.
    await expect(head.getByRole('img')).toBeVisible({ visible: !isMobile });
    await head.getByRole('link', { name: 'Show as a table' }).click();
    const row = head.getByRole('row').filter({ hasText: 'Tomorrow' });
    await expect(row.getByRole('cell')).toHaveText(['1', '–']);
    await row.getByRole('link').click();
    await expect(ownDesk).toHaveURL(/\/orders\?deliveryFrom=.*&deliveryTo=/);
    await expect(listedIds(ownDesk)).toHaveText([order.orderId]);
  },
);
