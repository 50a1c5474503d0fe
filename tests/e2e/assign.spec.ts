import { expectAccessible } from '@/tests/support/browser/accessible';
import { apply, bulkActions, preview, checkboxOf } from '@/tests/support/browser/bulk';
import { assign, addCourier } from '@/tests/support/browser/couriers';
import { expectFieldError } from '@/tests/support/browser/expectations';
import {
  createOrder,
  listedIds,
  listOrder,
  makeOrder,
  makeOrders,
  rowOf,
} from '@/tests/support/browser/orders';
import { applyFilter, openFilter } from '@/tests/support/browser/search';
import { expect, test } from '@/tests/support/browser/test';

test("a workspace without couriers doesn't offer to assign orders", async ({ ownDesk }) => {
  const order = await listOrder(ownDesk);
  await expect(ownDesk.getByRole('columnheader', { name: 'Courier' })).toHaveCount(0);
  await checkboxOf(ownDesk, order).check();
  const bulk = bulkActions(ownDesk);
  await expect(bulk.getByRole('button', { name: 'Delete' })).toBeVisible();
  await expect(bulk.getByRole('button', { name: 'Assign courier' })).toHaveCount(0);
  await ownDesk.goto('/orders');
  await openFilter(ownDesk, 'Created by');
  await expect(ownDesk.getByLabel('Created by')).toBeVisible();
  await expect(ownDesk.getByLabel('Courier')).toHaveCount(0);
  for (const path of ['/orders/new', `${order.path}/edit`]) {
    await ownDesk.goto(path);
    await expect(ownDesk.getByLabel('Sender name')).toBeVisible();
    await expect(ownDesk.getByLabel('Courier')).toHaveCount(0);
  }
});

test(
  'an order is assigned to a courier in its form, and the list shows and filters couriers',
  { tag: '@phone' },
  async ({ ownDesk, openBrowser }) => {
    await addCourier(ownDesk, await openBrowser(), 'Cem');
    const given = await createOrder(ownDesk, { courier: 'Cem' });
    const open = await listOrder(ownDesk);
    await expect(rowOf(ownDesk, given.orderId)).toContainText('Cem');
    await expect(rowOf(ownDesk, open.orderId)).not.toContainText('Cem');

    await applyFilter(ownDesk, 'Courier', { Courier: 'Unassigned' });
    await expect(listedIds(ownDesk)).toHaveText([open.orderId]);
    await expect(ownDesk.getByRole('link', { name: 'Remove filter: Courier:' })).toBeVisible();

    await assign(ownDesk, open, 'Cem');
    const main = ownDesk.getByRole('main');
    await expect(main.getByRole('definition').filter({ hasText: /^Cem$/ }).first()).toBeVisible();
    await expect(main.getByText('Courier: Cem')).toBeVisible();
    await assign(ownDesk, open, 'Unassigned');
    await expect(
      main.getByRole('definition').filter({ hasText: 'Unassigned' }).first(),
    ).toBeVisible();
  },
);

test(
  'a bulk action assigns orders to a courier, who sees them at once, and Undo unassigns them',
  { tag: '@postgresql' },
  async ({ ownDesk, openBrowser }) => {
    const courier = await openBrowser();
    await addCourier(ownDesk, courier, 'Cem');
    const own = await makeOrder(ownDesk, { courier: 'Cem' });
    const others = await makeOrders(ownDesk, {}, {});
    await ownDesk.goto('/orders');
    await preview(ownDesk, [own, ...others], 'Assign courier');
    const choice = ownDesk.getByLabel('Courier', { exact: true });
    await apply(ownDesk, '3 orders');
    await expectFieldError(choice, 'Courier is missing. Choose one, or Unassigned.');
    await choice.selectOption('Cem');
    await expect(ownDesk.getByText('2 will change.')).toBeVisible();
    await expect(ownDesk.getByText('Unassigned → Cem')).toHaveCount(2);
    await expect(ownDesk.getByText('1 already has this value')).toBeVisible();
    await apply(ownDesk, '2 orders');
    await expect(
      ownDesk.getByText('2 orders assigned to Cem. 1 was left unchanged.'),
    ).toBeVisible();
    await courier.goto('/orders');
    await expect(listedIds(courier)).toHaveCount(3);

    await ownDesk.getByRole('main').getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(ownDesk.getByText('Undone: 2 orders assigned.')).toBeVisible();
    await courier.goto('/orders');
    await expect(listedIds(courier)).toHaveText([own.orderId]);
  },
);

test('deactivating a courier names their ongoing orders, which can then be found and are marked', async ({
  ownDesk,
  openBrowser,
}) => {
  await addCourier(ownDesk, await openBrowser(), 'Cem');
  const left = await makeOrder(ownDesk, { courier: 'Cem' });
  await makeOrder(ownDesk);
  await ownDesk.goto('/team');
  await ownDesk.getByRole('link', { name: 'Deactivate Cem' }).click();
  const dialog = ownDesk.getByRole('dialog', { name: 'Deactivate Cem?' });
  await expect(dialog).toContainText('1 ongoing order is still assigned to them. Show it');
  await expectAccessible(ownDesk);
  await dialog.getByRole('button', { name: 'Deactivate Cem' }).click();
  const status = ownDesk.getByRole('status');
  await expect(status).toContainText(
    'signed out everywhere. 1 ongoing order is still assigned to them.',
  );
  await status.getByRole('link', { name: 'Show it' }).click();
  await expect(ownDesk).toHaveURL(/\/orders\?status=ongoing&courier=/);
  await expect(listedIds(ownDesk)).toHaveText([left.orderId]);
  const marked = 'Cem (no longer a courier)';
  await expect(rowOf(ownDesk, left.orderId)).toContainText(marked);

  await ownDesk.goto('/orders');
  await applyFilter(ownDesk, 'Courier', { Courier: marked });
  await expect(listedIds(ownDesk)).toHaveText([left.orderId]);
  await ownDesk.goto(left.path);
  const facts = ownDesk.getByRole('main').getByRole('definition');
  await expect(facts.filter({ hasText: marked }).first()).toBeVisible();
});

test('when two people assign an order to different couriers, the conflict shows both names', async ({
  ownDesk,
  openBrowser,
}) => {
  await addCourier(ownDesk, await openBrowser(), 'Cem');
  await addCourier(ownDesk, await openBrowser(), 'Ola');
  const order = await makeOrder(ownDesk);
  const other = await ownDesk.context().newPage();
  await other.goto(`${order.path}/edit`);
  await assign(ownDesk, order, 'Ola');
  await other.getByLabel('Courier', { exact: true }).selectOption('Cem');
  await other.getByRole('button', { name: 'Save changes' }).click();
  const sides = other.getByRole('radiogroup', { name: 'Courier' });
  await expect(sides).toContainText(/Theirs\s*Ola/);
  await expect(sides).toContainText(/Yours\s*Cem/);
  await sides.getByRole('radio', { name: 'Yours' }).check();
  await other.getByRole('button', { name: 'Save changes' }).click();
  await expect(other).toHaveURL(order.path);
  await expect(other.getByRole('definition').filter({ hasText: /^Cem$/ }).first()).toBeVisible();
});
