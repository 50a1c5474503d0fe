import { expectAlert, expectFieldError } from '@/tests/support/browser/expectations';
import { logOut, newPerson, sendLogIn, signUp } from '@/tests/support/browser/people';
import { expect, test } from '@/tests/support/browser/test';

test('sign-up, log-out and log-in work, with the way back', async ({ page }) => {
  const ann = newPerson();
  await page.goto('/signup');
  await page.getByLabel('Username').fill(ann.username);
  await page.getByLabel('Password', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Sign up' }).click();
  const weak = 'The password needs at least 12 characters; this has 5.';
  await expectFieldError(page.getByLabel('Password', { exact: true }), weak);
  await expect(page.getByLabel('Username')).toHaveValue(ann.username);

  await signUp(page, ann);
  await expect(page.getByRole('status')).toContainText(`Welcome, ${ann.username}.`);
  await logOut(page);
  await expect(page.getByRole('status')).toContainText('You’re logged out.');

  await page.goto('/logs');
  await expect(page).toHaveURL('/login?next=%2Flogs');
  await sendLogIn(page, { ...ann, password: 'nine lives, two cats' });
  await expectAlert(page, 'Invalid username or password');
  await expect(page.getByLabel('Username')).toHaveValue(ann.username);
  await sendLogIn(page, ann);
  await expect(page).toHaveURL('/logs');
});

test('a form sent after being signed out redirects to log-in, with the way back', async ({
  ownDesk,
  openBrowser,
}) => {
  const other = await openBrowser({ storageState: await ownDesk.context().storageState() });
  await other.goto('/orders/new');
  await ownDesk.goto('/orders');
  await logOut(ownDesk);
  await other.getByRole('button', { name: 'Create order' }).click();
  await expect(other).toHaveURL('/login?next=%2Forders%2Fnew');
  await expect(other.getByRole('button', { name: 'Log in' })).toBeVisible();
});

test('a password is changed, and another device signed out', async ({
  ownDesk,
  owner,
  openBrowser,
}) => {
  const other = await openBrowser();
  await other.goto('/login?next=%2Fprofile');
  await sendLogIn(other, owner);
  await expect(other).toHaveURL('/profile');

  await ownDesk.goto('/profile');
  await ownDesk.getByRole('button', { name: /^Sign out .*, last seen/ }).click();
  await expect(ownDesk.getByRole('status')).toContainText('That device is signed out.');
  await other.reload();
  await expect(other).toHaveURL('/login?next=%2Fprofile');

  const change = ownDesk.getByRole('button', { name: 'Change password' });
  await ownDesk.getByLabel('Current password', { exact: true }).fill('not this one');
  await ownDesk.getByLabel('New password', { exact: true }).fill('ten lives, no cat at all');
  await change.click();
  const current = ownDesk.getByLabel('Current password', { exact: true });
  await expectFieldError(current, 'This isn’t your current password.');
  await current.fill(owner.password);
  await ownDesk.getByLabel('New password', { exact: true }).fill('ten lives, no cat at all');
  await change.click();
  await expect(ownDesk.getByRole('status')).toContainText('Password changed.');
});
