import {
  apply,
  bulkActions,
  makeOrderList,
  preview,
  checkboxOf,
} from '@/tests/support/browser/bulk';
import { alertOf, expectFieldError } from '@/tests/support/browser/expectations';
import { listedIds } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test('a bulk action is previewed, applied and undone', async ({ desk }) => {
  const { orders, path } = await makeOrderList(desk, {}, {}, {});
  await expect(bulkActions(desk)).toBeHidden();
  await expect(desk.getByRole('checkbox', { name: 'Select all on this page' })).toBeHidden();
  await preview(desk, orders.slice(1), 'Mark delivered');
  await apply(desk, '2 orders');
  await expect(desk.getByText('2 orders marked delivered.')).toBeVisible();
  await desk.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(desk.getByText('Undone: 2 orders marked delivered.')).toBeVisible();
  await desk.getByRole('main').getByRole('link', { name: 'Orders', exact: true }).click();
  await expect(desk).toHaveURL(path);
  await expect(desk.getByText('Ongoing', { exact: true })).toHaveCount(3);
});

test('a bulk action asks for the new delivery date, and shows it before it is applied', async ({
  desk,
}) => {
  const { orders } = await makeOrderList(desk, {}, { deliveryDate: '2199-05-03' });
  await preview(desk, orders, 'Change delivery date');
  const date = desk.getByLabel('Delivery date', { exact: true });
  await apply(desk, '2 orders');
  await expectFieldError(date, 'Delivery date is missing.');
  await date.fill('2199-05-03');
  await desk.getByRole('button', { name: 'Preview changes' }).click();
  await expect(desk.getByText('1 will change.')).toBeVisible();
  await expect(date).toHaveValue('2199-05-03');
  await apply(desk, '1 order');
  await expect(desk.getByText('Delivery date of 1 order changed to 3 May 2199.')).toBeVisible();
});

test('Enter on a checkbox presses no button, and Clear clears the selection', async ({ desk }) => {
  const { orders, path } = await makeOrderList(desk, {}, {});
  await checkboxOf(desk, orders[1]!).check();
  await desk.keyboard.press('Enter');
  await expect(desk).toHaveURL(path);
  await expect(checkboxOf(desk, orders[1]!)).toBeChecked();
  await bulkActions(desk).getByRole('button', { name: 'Clear' }).click();
  await expect(checkboxOf(desk, orders[1]!)).not.toBeChecked();
  await desk.reload();
  await expect(desk.getByText('Ongoing', { exact: true })).toHaveCount(2);
});

test("an order deleted since the page opened isn't part of a bulk action", async ({ desk }) => {
  const { orders, path } = await makeOrderList(desk, {});
  const other = await desk.context().newPage();
  await other.goto(`${orders[0]!.path}/delete`);
  await other.getByRole('button', { name: 'Delete order' }).click();
  await expect(other).toHaveURL('/orders');
  await checkboxOf(desk, orders[0]!).check();
  await bulkActions(desk).getByRole('button', { name: 'Reopen' }).click();
  await expect(alertOf(desk, 'Nothing selected.')).toBeVisible();
  await desk.goto(path);
  await expect(listedIds(desk)).toHaveCount(0);
});
