import { addMember } from '@/tests/support/browser/accounts';
import { expectAccessible } from '@/tests/support/browser/accessible';
import { expectAlert, expectFieldError } from '@/tests/support/browser/expectations';
import { newPerson, sendLogIn } from '@/tests/support/browser/people';
import { shownPath } from '@/tests/support/browser/team';
import { expect, test } from '@/tests/support/browser/test';

test('a password reset link works once, and ends all sessions when it is used', async ({
  ownDesk,
  openBrowser,
}) => {
  const dan = newPerson('dan');
  const member = await openBrowser();
  await addMember(ownDesk, member, { role: 'DISPATCHER', name: 'Dan', ...dan });

  await ownDesk.goto('/team');
  await ownDesk.getByRole('link', { name: 'Reset password of Dan' }).click();
  await expect(ownDesk.getByRole('heading', { name: 'Reset password of Dan' })).toBeVisible();
  await ownDesk.getByRole('button', { name: 'Make reset link' }).click();
  const first = await shownPath(ownDesk, 'Reset link');
  await expectAccessible(ownDesk);
  await ownDesk.getByRole('button', { name: 'Make another link' }).click();
  await expect(ownDesk.getByLabel('Reset link')).not.toHaveValue(new RegExp(first));
  const second = await shownPath(ownDesk, 'Reset link');
  await member.goto('/orders');
  await expect(member).toHaveURL('/orders');

  const page = await openBrowser();
  await page.goto(first);
  await expect(page.getByRole('heading', { name: 'This link no longer works' })).toBeVisible();
  await page.goto(second);
  await expectAccessible(page);
  const chosen = page.getByLabel('New password', { exact: true });
  await chosen.fill('password1234');
  await page.getByRole('button', { name: 'Set password' }).click();
  await expectFieldError(
    chosen,
    'This password is on the lists that attackers try first. Choose another.',
  );
  const password = 'ten lives, no cat at all';
  await chosen.fill(password);
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page).toHaveURL('/login');
  await expect(page.getByRole('status')).toContainText('Your password is set.');

  await member.goto('/logs');
  await expect(member).toHaveURL('/login?next=%2Flogs');
  await sendLogIn(member, dan);
  await expectAlert(member, 'Invalid username or password');
  await sendLogIn(member, { ...dan, password });
  await expect(member).toHaveURL('/logs');
  await page.goto(second);
  await expect(page.getByText('This link was already used or has expired.')).toBeVisible();
});
