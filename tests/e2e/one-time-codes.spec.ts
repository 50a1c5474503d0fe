import { expectAccessible } from '@/tests/support/browser/accessible';
import { expectFieldError } from '@/tests/support/browser/expectations';
import { logLine } from '@/tests/support/browser/log';
import {
  codeField,
  fillProofs,
  shownCodes,
  shownKey,
  turnCodesOn,
} from '@/tests/support/browser/one-time-codes';
import { logOut, sendLogIn } from '@/tests/support/browser/people';
import { expect, test } from '@/tests/support/browser/test';
import { codeOf, wrongCodeOf } from '@/tests/support/one-time-code';

test('one-time codes are turned on with a code from the key on the page', async ({
  ownDesk,
  owner,
}) => {
  await ownDesk.goto('/profile');
  await ownDesk.getByRole('link', { name: 'Set up one-time codes' }).click();
  await expect(ownDesk.getByRole('img', { name: /^QR code/ })).toBeVisible();
  await expectAccessible(ownDesk);
  const key = await shownKey(ownDesk);
  const turnOn = ownDesk.getByRole('button', { name: 'Turn on one-time codes' });
  await fillProofs(ownDesk, wrongCodeOf(key), owner);
  await turnOn.click();
  const wrong = 'This code is wrong or was already used. Wait for the next one.';
  await expectFieldError(codeField(ownDesk), wrong);
  expect(await shownKey(ownDesk)).toBe(key);

  await fillProofs(ownDesk, codeOf(key), owner);
  await turnOn.click();
  expect(new Set(await shownCodes(ownDesk)).size).toBe(10);
  await expect(ownDesk.getByRole('status')).toContainText('One-time codes are on.');
  await expectAccessible(ownDesk);
  await ownDesk.reload();
  await expect(ownDesk.getByRole('region', { name: 'Recovery codes' })).toHaveCount(0);
  await expect(ownDesk.getByRole('main')).toContainText('You have 10 recovery codes left.');
  await ownDesk.goto('/logs');
  await expect(logLine(ownDesk)).toContainText('One-Time Codes Turned On');
});

test(
  'log-in asks for a code, accepts each code once, and accepts a recovery code instead',
  { tag: '@postgresql' },
  async ({ ownDesk, owner, openBrowser }) => {
    const { key, code, recoveryCodes } = await turnCodesOn(ownDesk, owner);
    await logOut(ownDesk);
    const send = async (page: typeof ownDesk, typed: string) => {
      await codeField(page).fill(typed);
      await page.getByRole('button', { name: 'Log in' }).click();
    };
    await sendLogIn(ownDesk, owner);
    await expect(ownDesk).toHaveURL(/\/login\/code/);
    await ownDesk.goto('/orders');
    await expect(ownDesk).toHaveURL(/\/login/);
    await ownDesk.goto('/login/code');
    await send(ownDesk, code);
    await expect(codeField(ownDesk)).toHaveAttribute('aria-invalid', 'true');
    await send(ownDesk, codeOf(key, 1));
    await expect(ownDesk).toHaveURL('/orders');

    const other = await openBrowser();
    await other.goto('/login');
    await sendLogIn(other, owner);
    await expect(other).toHaveURL(/\/login\/code/);
    await send(other, recoveryCodes[0]!.toUpperCase());
    await expect(other).toHaveURL('/orders');
    await other.goto('/profile');
    await expect(other.getByRole('main')).toContainText('You have 9 recovery codes left.');
  },
);

test('renewing recovery codes and turning off one-time codes require a code and the password', async ({
  ownDesk,
  owner,
}) => {
  const { recoveryCodes } = await turnCodesOn(ownDesk, owner);
  await ownDesk.getByRole('link', { name: 'Make new recovery codes' }).click();
  await expect(ownDesk.getByRole('heading', { name: 'New recovery codes' })).toBeVisible();
  await expectAccessible(ownDesk);
  await fillProofs(ownDesk, recoveryCodes[0]!, owner);
  await ownDesk.getByRole('button', { name: 'Make new recovery codes' }).click();
  const renewed = await shownCodes(ownDesk);
  expect(renewed.filter((code) => recoveryCodes.includes(code))).toEqual([]);

  await ownDesk.goto('/profile/codes/off');
  await expectAccessible(ownDesk);
  const turnOff = ownDesk.getByRole('button', { name: 'Turn off one-time codes' });
  await fillProofs(ownDesk, recoveryCodes[1]!, owner);
  await turnOff.click();
  await expectFieldError(codeField(ownDesk), 'This code is wrong');
  await fillProofs(ownDesk, renewed[0]!, owner);
  await turnOff.click();
  await expect(ownDesk.getByRole('status')).toContainText('One-time codes are off.');
  await expect(ownDesk.getByRole('link', { name: 'Set up one-time codes' })).toBeVisible();
});
