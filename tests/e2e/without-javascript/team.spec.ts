import { expectAlert, expectFieldError } from '@/tests/support/browser/expectations';
import { newPerson, sendLogIn } from '@/tests/support/browser/people';
import { invite, memberRow, sendJoin, shownPath } from '@/tests/support/browser/team';
import { expect, test } from '@/tests/support/browser/test';

test('a member is invited, joins, gets another role and a new password, and is deactivated', async ({
  ownDesk,
  openBrowser,
}) => {
  const path = await invite(ownDesk, { role: 'Courier', name: 'Dan' });
  const dan = newPerson('dan');
  const member = await openBrowser();
  await member.goto(path);
  await sendJoin(member, { ...dan, password: 'short' });
  await expectFieldError(
    member.getByLabel('Password', { exact: true }),
    'The password needs at least 12 characters; this has 5.',
  );
  await sendJoin(member, dan);
  await expect(member).toHaveURL('/deliveries');

  await ownDesk.goto('/team');
  await ownDesk.getByLabel('Role of Dan').selectOption('Dispatcher');
  await ownDesk.getByRole('button', { name: 'Change role of Dan' }).click();
  await expect(ownDesk.getByRole('status')).toContainText('Dan is now a dispatcher.');
  await expect(ownDesk.getByLabel('Role of Dan')).toHaveValue('DISPATCHER');
  await member.goto('/logs');
  await expect(member.getByRole('heading', { name: 'Logs' })).toBeVisible();

  await ownDesk.getByRole('link', { name: 'Reset password of Dan' }).click();
  await ownDesk.getByRole('button', { name: 'Make reset link' }).click();
  const reset = await shownPath(ownDesk, 'Reset link');
  await member.goto(reset);
  await expect(member.getByRole('heading', { name: 'You’re signed in as Dan' })).toBeVisible();
  await member.getByRole('button', { name: 'Log out' }).click();
  const password = 'ten lives, no cat at all';
  await member.getByLabel('New password', { exact: true }).fill(password);
  await member.getByRole('button', { name: 'Set password' }).click();
  await expect(member).toHaveURL('/login');
  await sendLogIn(member, { ...dan, password });
  await expect(member).toHaveURL('/orders');

  await ownDesk.getByRole('link', { name: 'Back to the team' }).click();
  await ownDesk.getByRole('link', { name: 'Deactivate Dan' }).click();
  await expect(ownDesk).toHaveURL(/\/deactivate$/);
  await ownDesk.getByRole('button', { name: 'Deactivate Dan' }).click();
  await expect(ownDesk).toHaveURL('/team');
  await expect(memberRow(ownDesk, 'Dan')).toContainText('Deactivated');
  await member.goto('/logs');
  await expect(member).toHaveURL('/login?next=%2Flogs');
  await sendLogIn(member, { ...dan, password });
  await expectAlert(member, 'Invalid username or password');
});

test('a revoked invitation no longer works', async ({ ownDesk, openBrowser }) => {
  const path = await invite(ownDesk, { role: 'Courier', name: 'Cora' });
  await ownDesk.goto('/team');
  await ownDesk.getByRole('button', { name: 'Revoke invitation for Cora' }).click();
  await expect(ownDesk.getByRole('status')).toContainText('Invitation revoked.');
  const page = await openBrowser();
  await page.goto(path);
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
});
