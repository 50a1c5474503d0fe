import { apply, bulkActions, makeOrderList, checkboxOf } from '@/tests/support/browser/bulk';
import { listedIds, makeOrder, makeOrders } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

const ORDERS = 28;

test('selecting all matching orders covers every page of the filter, and nothing else', async ({
  ownDesk,
}) => {
  const orders = Array.from({ length: ORDERS }, (_, index) => ({
    orderId: String(1001 + index),
    recipientName: 'Wolski Zajazd',
  }));
  await makeOrders(ownDesk, ...orders);
  const other = await makeOrder(ownDesk, { recipientName: 'Someone else' });
  await ownDesk.goto('/orders?q=zajazd&status=ongoing&size=25');
  const bulk = bulkActions(ownDesk);
  const matching = bulk.getByRole('button', { name: 'Select all 28 matching' });
  await checkboxOf(ownDesk, { orderId: '1028' }).check();
  await expect(matching).toBeHidden();
  await ownDesk.getByRole('checkbox', { name: 'Select all on this page' }).check();
  await matching.click();
  await expect(bulk.getByText('All 28 matching selected')).toBeVisible();
  await bulk.getByRole('button', { name: 'Mark delivered', exact: true }).click();
  await expect(ownDesk.getByText('28 will change.')).toBeVisible();

  // An order created after the preview is not included.
  const late = await makeOrder(ownDesk, { recipientName: 'Late Zajazd' });
  await apply(ownDesk, '28 orders');
  await expect(ownDesk.getByText('28 orders marked delivered.')).toBeVisible();
  await ownDesk.goto('/orders?status=ongoing');
  await expect(listedIds(ownDesk)).toHaveText([late.orderId, other.orderId]);
});

test('changing the list clears the selection', async ({ desk }) => {
  const { orders, path } = await makeOrderList(desk, {}, {});
  await checkboxOf(desk, orders[0]!).check();
  await expect(bulkActions(desk)).toBeVisible();
  await desk.getByRole('link', { name: 'Items', exact: true }).click();
  await expect(desk).toHaveURL(/sort=items/);
  await expect(bulkActions(desk)).toBeHidden();
  await desk.goto(path);
  await checkboxOf(desk, orders[0]!).check();
  await desk.keyboard.press('Enter');
  await expect(bulkActions(desk).getByText('1 selected')).toBeVisible();
  await expect(desk).toHaveURL(path);
});

test('Shift-click selects a range', async ({ desk }) => {
  const { orders } = await makeOrderList(desk, {}, {}, {});
  await checkboxOf(desk, orders[0]!).click();
  await expect(bulkActions(desk).getByText('1 selected')).toBeVisible();
  await checkboxOf(desk, orders[2]!).click({ modifiers: ['Shift'] });
  await expect(bulkActions(desk).getByText('3 selected')).toBeVisible();
});
