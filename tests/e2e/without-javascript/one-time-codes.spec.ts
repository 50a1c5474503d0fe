import { expectFieldError } from '@/tests/support/browser/expectations';
import {
  codeField,
  fillProofs,
  shownCodes,
  shownKey,
} from '@/tests/support/browser/one-time-codes';
import { expect, test } from '@/tests/support/browser/test';
import { codeOf, wrongCodeOf } from '@/tests/support/one-time-code';

test('one-time codes are turned on, recovery codes renewed, and one-time codes turned off', async ({
  ownDesk,
  owner,
}) => {
  await ownDesk.goto('/profile/codes');
  const key = await shownKey(ownDesk);
  const turnOn = ownDesk.getByRole('button', { name: 'Turn on one-time codes' });
  await fillProofs(ownDesk, wrongCodeOf(key), owner);
  await turnOn.click();
  await expectFieldError(codeField(ownDesk), 'This code is wrong');
  // A new key is created with each page, but the form keeps the one already added to the app.
  await expect(ownDesk.getByRole('link', { name: 'Start again with another key' })).toBeVisible();
  await expect(ownDesk.getByRole('img', { name: /^QR code/ })).toHaveCount(0);
  await fillProofs(ownDesk, codeOf(key), owner);
  await turnOn.click();
  const [first, second] = await shownCodes(ownDesk);
  await expect(ownDesk.getByRole('status')).toContainText('One-time codes are on.');

  await ownDesk.goto('/profile/codes/renew');
  await fillProofs(ownDesk, first!, owner);
  await ownDesk.getByRole('button', { name: 'Make new recovery codes' }).click();
  const renewed = await shownCodes(ownDesk);
  expect(renewed).not.toContain(second);

  await ownDesk.goto('/profile/codes/off');
  await fillProofs(ownDesk, renewed[0]!, owner);
  await ownDesk.getByRole('button', { name: 'Turn off one-time codes' }).click();
  await expect(ownDesk).toHaveURL('/profile');
  await expect(ownDesk.getByRole('status')).toContainText('One-time codes are off.');
});
