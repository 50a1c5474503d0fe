import { expectAlert } from '@/tests/support/browser/expectations';
import { logOut, sendLogIn } from '@/tests/support/browser/people';
import { expectTyped, typedOrder, typeOrder } from '@/tests/support/browser/orders';
import { expect, test } from '@/tests/support/browser/test';

test('log-in never redirects to another site', async ({ ownDesk, owner }) => {
  const targets = ['//evil.example', 'https://evil.example', String.raw`/\evil.example`];
  for (const next of targets) {
    await ownDesk.goto('/orders');
    await logOut(ownDesk);
    await ownDesk.goto(`/login?${new URLSearchParams({ next })}`);
    await sendLogIn(ownDesk, owner);
    await expect(ownDesk).toHaveURL('/orders');
  }
});

test('a cookie from before the log-out is refused', async ({ ownDesk, openBrowser }) => {
  const storageState = await ownDesk.context().storageState();
  const other = await openBrowser({ storageState });
  const order = typedOrder();
  await other.goto('/orders/new');
  await typeOrder(other, order);
  await ownDesk.goto('/orders');
  await logOut(ownDesk);

  await other.getByRole('button', { name: 'Create order' }).click();
  await expectAlert(other, 'You were signed out, so nothing was changed');
  await expectTyped(other, order);

  await other.goto('/profile');
  await expect(other).toHaveURL('/login?next=%2Fprofile');
});
