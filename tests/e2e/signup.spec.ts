import { expectFieldError } from '@/tests/support/browser/expectations';
import { newPerson, signUp } from '@/tests/support/browser/people';
import { expect, test } from '@/tests/support/browser/test';

test(
  'signing up creates a workspace, signs in, and opens the empty order list',
  { tag: '@phone' },
  async ({ page }) => {
    const ann = newPerson();
    await signUp(page, ann);
    await expect(page.getByRole('heading', { name: 'Orders', exact: true })).toBeVisible();
    await expect(page.getByRole('status')).toContainText(`Welcome, ${ann.username}.`);
    await expect(page.getByText(ann.workspaceName, { exact: true })).toBeVisible();
    await page.reload();
    await expect(page).toHaveURL('/orders');
  },
);

test('an empty sign-up form names every missing field, and the first gets the focus', async ({
  page,
}) => {
  await page.goto('/signup');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expectFieldError(page.getByLabel('Username'), 'Username is missing.');
  const password = page.getByLabel('Password', { exact: true });
  await expectFieldError(password, 'Password is missing.');
  await expect(page.getByLabel('Username')).toBeFocused();
});

test('a weak password is a field error; the username stays, and the password is cleared', async ({
  page,
}) => {
  await page.goto('/signup');
  await page.getByLabel('Username').fill('ann of the desk');
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('short');
  await page.getByLabel('Workspace name').fill('Wolski');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expectFieldError(password, 'The password needs at least 12 characters; this has 5.');
  await expect(password).toBeFocused();
  await expect(password).toHaveValue('');
  await expect(page.getByLabel('Username')).toHaveValue('ann of the desk');
  await expect(page.getByLabel('Workspace name')).toHaveValue('Wolski');
});

test(
  'a username that differs only in case is taken',
  { tag: '@postgresql' },
  async ({ ownDesk, owner, openBrowser }) => {
    const stranger = await openBrowser();
    const shouted = owner.username.toUpperCase();
    await stranger.goto('/signup');
    await stranger.getByLabel('Username').fill(shouted);
    await stranger.getByLabel('Password', { exact: true }).fill(owner.password);
    await stranger.getByRole('button', { name: 'Sign up' }).click();
    const username = stranger.getByLabel('Username');
    await expectFieldError(
      username,
      `The username ${shouted} is taken, or looks too much like one that is. Choose another.`,
    );
    await expect(username).toHaveValue(shouted);
    await expect(stranger.getByLabel('Password', { exact: true })).toHaveValue('');
    await ownDesk.goto('/orders');
    await expect(ownDesk).toHaveURL('/orders');
  },
);

test('the password can be shown while it is typed', async ({ page }) => {
  await page.goto('/signup');
  const password = page.getByLabel('Password', { exact: true });
  await password.fill('nine lives, one cat');
  await expect(password).toHaveAttribute('type', 'password');
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(password).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Hide password' }).click();
  await expect(password).toHaveAttribute('type', 'password');
});

test('sign-up and log-in redirect users who are signed in', async ({ desk }) => {
  for (const path of ['/signup', '/login']) {
    await desk.goto(path);
    await expect(desk).toHaveURL('/orders');
  }
});
