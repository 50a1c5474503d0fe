import { expectAlert, expectFieldError } from '@/tests/support/browser/expectations';
import { logIn, logOut, newPerson, sendLogIn } from '@/tests/support/browser/people';
import { expect, test } from '@/tests/support/browser/test';

const WRONG = 'Invalid username or password';

test('a wrong password and an unknown user get the same message, and the username stays', async ({
  ownDesk,
  owner,
  openBrowser,
}) => {
  await ownDesk.goto('/orders');
  await expect(ownDesk).toHaveURL('/orders');
  const page = await openBrowser();
  const wrong = { username: owner.username, password: 'nine lives, two cats' };
  for (const pair of [wrong, newPerson('nobody')]) {
    await page.goto('/login');
    await sendLogIn(page, pair);
    await expectAlert(page, WRONG);
    await expect(page.getByLabel('Username')).toHaveValue(pair.username);
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  }
});

test('an empty log-in form names the missing fields', async ({ page }) => {
  await page.goto('/login');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expectFieldError(page.getByLabel('Username'), 'Username is missing.');
  await expectFieldError(page.getByLabel('Password', { exact: true }), 'Password is missing.');
});

test(
  'log-in accepts the username in any case, and logging out leads back to log-in',
  { tag: '@phone' },
  async ({ ownDesk, owner }) => {
    await ownDesk.goto('/orders');
    await logOut(ownDesk);
    await expect(ownDesk.getByRole('status')).toContainText('You’re logged out.');
    await logIn(ownDesk, { ...owner, username: owner.username.toUpperCase() });
    await expect(ownDesk.getByRole('heading', { name: 'Orders', exact: true })).toBeVisible();
  },
);

test('log-in returns to the requested page with its query, even after a wrong password', async ({
  ownDesk,
  owner,
}) => {
  await ownDesk.goto('/orders');
  await logOut(ownDesk);
  await ownDesk.goto('/orders?status=delivered');
  await expect(ownDesk).toHaveURL(/\/login\?next=/);
  await sendLogIn(ownDesk, { ...owner, password: 'not this one' });
  await expectAlert(ownDesk, WRONG);
  await ownDesk.getByLabel('Password', { exact: true }).fill(owner.password);
  await ownDesk.getByRole('button', { name: 'Log in' }).click();
  await expect(ownDesk).toHaveURL('/orders?status=delivered');
});
