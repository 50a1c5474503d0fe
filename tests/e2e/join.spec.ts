import { expectAccessible } from '@/tests/support/browser/accessible';
import { expectFieldError } from '@/tests/support/browser/expectations';
import { newPerson } from '@/tests/support/browser/people';
import { invite, join, sendJoin } from '@/tests/support/browser/team';
import { expect, test } from '@/tests/support/browser/test';

const DEAD = 'This link no longer works';

test('an invitation names its workspace and role, works once, and is not shown again', async ({
  ownDesk,
  owner,
  openBrowser,
}) => {
  const path = await invite(ownDesk, { role: 'Dispatcher', name: 'Dan' });
  await expectAccessible(ownDesk);
  await ownDesk.reload();
  await expect(ownDesk.getByLabel('Invitation link')).toHaveCount(0);

  const page = await openBrowser();
  await page.goto(path);
  await expect(
    page.getByRole('heading', { name: `Join ${owner.workspaceName} as a dispatcher` }),
  ).toBeVisible();
  await expectAccessible(page);
  const dan = newPerson('dan');
  await sendJoin(page, { ...dan, password: 'short' });
  const password = page.getByLabel('Password', { exact: true });
  await expectFieldError(password, 'The password needs at least 12 characters; this has 5.');
  await expect(page.getByLabel('Username')).toHaveValue(dan.username);
  await sendJoin(page, { ...dan, username: owner.username.toUpperCase() });
  await expectFieldError(
    page.getByLabel('Username'),
    `The username ${owner.username.toUpperCase()} is taken, or looks too much like one that is. Choose another.`,
  );
  await sendJoin(page, dan);
  await expect(page).toHaveURL('/orders');
  await expect(page.getByRole('status')).toContainText(`Welcome, ${dan.username}.`);

  const later = await openBrowser();
  await later.goto(path);
  await expect(later.getByRole('heading', { name: DEAD })).toBeVisible();
  await expect(later.getByRole('button', { name: 'Join' })).toHaveCount(0);
  await expectAccessible(later);
});

test('a revoked invitation no longer works, even on a page that is already open', async ({
  ownDesk,
  openBrowser,
}) => {
  const path = await invite(ownDesk, { role: 'Courier', name: 'Cora' });
  const page = await openBrowser();
  await page.goto(path);
  await ownDesk.getByRole('button', { name: 'Revoke invitation for Cora' }).click();
  await expect(ownDesk.getByRole('status')).toContainText('Invitation revoked.');
  await expect(ownDesk.getByRole('button', { name: /^Revoke/ })).toHaveCount(0);

  await sendJoin(page, newPerson('cora'));
  const sentence =
    'This invitation was already used or revoked, or is older than 7 days. Ask for a new one.';
  await expect(page.getByText(sentence).first()).toBeVisible();
  await page.goto(path);
  await expect(page.getByRole('heading', { name: DEAD })).toBeVisible();
  await expect(page.getByText(sentence)).toBeVisible();
});

test('a signed-in user sees who they are, and can log out to join', async ({
  ownDesk,
  owner,
  openBrowser,
}) => {
  const path = await invite(ownDesk, { role: 'Dispatcher', name: 'Dan' });
  await ownDesk.goto(path);
  await expect(
    ownDesk.getByRole('heading', { name: `You’re signed in as ${owner.username}` }),
  ).toBeVisible();
  await expect(ownDesk.getByLabel('Username')).toHaveCount(0);
  await expectAccessible(ownDesk);
  const other = await openBrowser({ storageState: await ownDesk.context().storageState() });
  await other.goto(path);
  await other.getByRole('button', { name: 'Log out' }).click();
  await expect(other.getByRole('button', { name: 'Join' })).toBeVisible();
  await join(other, path, { ...newPerson('dan'), start: '/orders' });
});
