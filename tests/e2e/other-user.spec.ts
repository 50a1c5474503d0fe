import { newOwner } from '@/tests/support/browser/accounts';
import {
  expectTyped,
  makeOrder,
  rowOf,
  typedOrder,
  typeOrder,
} from '@/tests/support/browser/orders';
import { logOut, newPerson, sendLogIn, switchUser } from '@/tests/support/browser/people';
import { expect, test } from '@/tests/support/browser/test';

const REFUSED =
  /^Nothing was changed: this page was opened by another user, and .+ is logged in now\./;

test("a form isn't saved as another user who has signed in since it was opened", async ({
  ownDesk,
  owner,
  timezoneId,
}) => {
  const other = newPerson('bea');
  await newOwner(other, timezoneId!);
  const { orderId } = await makeOrder(ownDesk);
  const list = await ownDesk.context().newPage();
  await list.goto('/orders');
  const order = typedOrder();
  await ownDesk.goto('/orders/new');
  await typeOrder(ownDesk, order);

  const tab = await switchUser(ownDesk, other);

  await ownDesk.getByRole('button', { name: 'Create order' }).click();
  await expect(ownDesk.getByRole('alert').filter({ hasText: REFUSED })).toBeVisible();
  await expectTyped(ownDesk, order);
  await ownDesk.getByRole('button', { name: 'Create order' }).click();
  await expect(ownDesk.getByRole('alert').filter({ hasText: REFUSED })).toBeVisible();
  await tab.reload();
  await expect(tab.getByRole('heading', { name: 'Orders' })).toBeVisible();
  await expect(tab.getByRole('table', { name: 'Orders' })).toHaveCount(0);

  await test.step('the form can be saved once its user is signed in again', async () => {
    await logOut(tab);
    await sendLogIn(tab, owner);
    await expect(rowOf(tab, orderId)).toBeVisible();
    await expect(rowOf(tab, order.orderId)).toHaveCount(0);
    await ownDesk.getByRole('button', { name: 'Create order' }).click();
    await expect(rowOf(ownDesk, order.orderId)).toBeVisible();
  });
});
