import { randomUUID } from 'node:crypto';
import { signIn } from '@/tests/support/browser/accounts';
import { expectAlert, expectFieldError } from '@/tests/support/browser/expectations';
import { logLine } from '@/tests/support/browser/log';
import { logIn, logOut, sendLogIn } from '@/tests/support/browser/people';
import { expect, test } from '@/tests/support/browser/test';

test(
  'the profile shows the user, the workspace, the role and the devices',
  { tag: '@phone' },
  async ({ ownDesk, owner }) => {
    await ownDesk.goto('/profile');
    const facts = { Username: owner.username, Workspace: owner.workspaceName, Role: 'Owner' };
    const main = ownDesk.getByRole('main');
    for (const [name, value] of Object.entries(facts)) {
      const term = main.getByRole('term').filter({ hasText: name });
      await expect(term.locator('xpath=following-sibling::dd')).toHaveText(value);
    }
    await expect(main.getByText(/^Asia\/Kath?mandu$/)).toBeVisible();
    const devices = main.getByRole('region', { name: 'Signed-in devices' }).getByRole('listitem');
    await expect(devices).toHaveCount(1);
    await expect(devices).toContainText('This device');
    await expect(devices).toContainText(/Signed in \d+ \w+ 20\d\d, \d\d:\d\d; last seen just now/);
  },
);

test('name, username and e-mail address are changed in one form', async ({ ownDesk, owner }) => {
  const username = `bo-${randomUUID()}`;
  await ownDesk.goto('/profile');
  await ownDesk.getByLabel('Name', { exact: true }).fill('Bo Łuczak');
  await ownDesk.getByLabel('Username', { exact: true }).fill(username);
  await ownDesk.getByLabel('E-mail address').fill('bo@example');
  const save = ownDesk.getByRole('button', { name: 'Save profile' });
  await save.click();
  const wrong = 'Enter an e-mail address like name@example.com.';
  await expectFieldError(ownDesk.getByLabel('E-mail address'), wrong);
  await ownDesk.getByLabel('E-mail address').fill(`${username}@example.com`);
  await save.click();
  await expect(ownDesk.getByRole('status')).toContainText('Profile saved.');
  await expect(ownDesk.getByLabel('Username', { exact: true })).toHaveValue(username);

  await save.click();
  await expectAlert(ownDesk, 'Nothing to save: your profile already has these values.');
  await ownDesk.goto('/logs');
  await expect(logLine(ownDesk)).toContainText('Profile Changed');
  await logOut(ownDesk);
  await logIn(ownDesk, { ...owner, username });
});

test('changing the password requires the current one and a strong new one', async ({ desk }) => {
  await desk.goto('/profile');
  const current = desk.getByLabel('Current password', { exact: true });
  const chosen = desk.getByLabel('New password', { exact: true });
  const change = desk.getByRole('button', { name: 'Change password' });

  await current.fill('nine lives, two cats');
  await chosen.fill('nine lives, three cats');
  await change.click();
  await expectFieldError(current, 'This isn’t your current password.');
  await expect(current).toBeFocused();

  await current.fill('nine lives, one cat');
  await chosen.fill('password1234');
  await change.click();
  const weak = 'This password is on the lists that attackers try first. Choose another.';
  await expectFieldError(chosen, weak);
  await expect(current).not.toHaveAttribute('aria-invalid');
  for (const field of [current, chosen]) await expect(field).toHaveValue('');
});

test('a new password signs the other devices out, and works at the next log-in', async ({
  ownDesk,
  owner,
  openBrowser,
}) => {
  const other = await openBrowser();
  await signIn(other, owner);
  await ownDesk.goto('/profile');
  const password = 'ten lives, no cat at all';
  await ownDesk.getByLabel('Current password', { exact: true }).fill(owner.password);
  await ownDesk.getByLabel('New password', { exact: true }).fill(password);
  await ownDesk.getByRole('button', { name: 'Change password' }).click();
  await expect(ownDesk.getByRole('status')).toContainText('Password changed.');
  await expect(ownDesk.getByRole('button', { name: /^Sign out/ })).toHaveCount(0);
  await ownDesk.reload();
  await expect(ownDesk.getByRole('heading', { name: 'Profile' })).toBeVisible();

  await other.goto('/logs');
  await expect(other).toHaveURL('/login?next=%2Flogs');
  await sendLogIn(other, { ...owner, password });
  await expect(other).toHaveURL('/logs');
});

test('another device can be signed out from the profile', async ({
  ownDesk,
  owner,
  openBrowser,
}) => {
  const other = await openBrowser();
  await signIn(other, owner);
  await ownDesk.goto('/profile');
  await ownDesk.getByRole('button', { name: /^Sign out .*, last seen/ }).click();
  await expect(ownDesk.getByRole('status')).toContainText('That device is signed out.');
  await expect(ownDesk.getByRole('button', { name: /^Sign out/ })).toHaveCount(0);
  await other.goto('/orders');
  await expect(other).toHaveURL('/login');
  await ownDesk.reload();
  await expect(ownDesk).toHaveURL('/profile');
});

test('all other devices can be signed out at once', async ({ ownDesk, owner, openBrowser }) => {
  const others = [await openBrowser(), await openBrowser()];
  for (const other of others) await signIn(other, owner);
  await ownDesk.goto('/profile');
  await ownDesk.getByRole('button', { name: 'Sign out all other devices' }).click();
  await expect(ownDesk.getByRole('status')).toContainText('All your other devices are signed out.');
  await expect(ownDesk.getByRole('button', { name: /^Sign out/ })).toHaveCount(0);
  for (const other of others) {
    await other.goto('/orders');
    await expect(other).toHaveURL(/\/login/);
  }
});

test("the last owner can't deactivate their account, and no one can without their password", async ({
  ownDesk,
  owner,
}) => {
  await ownDesk.goto('/profile');
  await ownDesk.getByRole('link', { name: 'Deactivate your account' }).click();
  await expect(ownDesk.getByRole('heading', { name: 'Deactivate your account?' })).toBeVisible();
  const current = ownDesk.getByLabel('Current password', { exact: true });
  const deactivate = ownDesk.getByRole('button', { name: 'Deactivate account' });
  await current.fill('nine lives, two cats');
  await deactivate.click();
  await expectFieldError(current, 'This isn’t your current password.');
  await current.fill(owner.password);
  await deactivate.click();
  await expectAlert(ownDesk, 'A workspace needs at least one active owner.');
  await ownDesk.getByRole('link', { name: 'Cancel' }).click();
  await expect(ownDesk).toHaveURL('/profile');
});
