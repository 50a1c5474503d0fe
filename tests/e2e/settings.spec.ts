import { signIn } from '@/tests/support/browser/accounts';
import { expectAlert, expectFieldError } from '@/tests/support/browser/expectations';
import { expectAccessible } from '@/tests/support/browser/accessible';
import { logLine } from '@/tests/support/browser/log';
import { makeOrder, orderField } from '@/tests/support/browser/orders';
import { sendLogIn } from '@/tests/support/browser/people';
import { expect, test } from '@/tests/support/browser/test';

test(
  'settings are saved and logged, and new orders start with the default sender',
  { tag: '@phone' },
  async ({ ownDesk, owner }) => {
    // On a phone, the navigation bar has no room for the settings.
    await ownDesk.goto('/profile');
    await ownDesk.getByRole('link', { name: 'Workspace settings' }).click();
    await expect(ownDesk).toHaveURL('/settings');
    const name = ownDesk.getByLabel('Workspace name');
    await expect(name).toHaveValue(owner.workspaceName);
    await expect(ownDesk.getByLabel('Default sender')).toHaveValue('');
    await name.fill('Wolski & Daughters');
    await ownDesk.getByLabel('Time zone').selectOption('America/New York');
    await ownDesk.getByLabel('Default sender').fill('Northern Goods');
    await ownDesk.getByLabel('Saturday').check();
    await ownDesk.getByLabel('Holidays').fill('2027-01-01\n2026-12-25');
    await ownDesk.getByRole('button', { name: 'Save settings' }).click();
    await expect(ownDesk.getByRole('status')).toContainText('Settings saved.');
    await expect(name).toHaveValue('Wolski & Daughters');
    await expect(ownDesk.getByLabel('Time zone')).toHaveValue('America/New_York');
    await expect(ownDesk.getByLabel('Saturday')).toBeChecked();
    await expect(ownDesk.getByLabel('Sunday')).not.toBeChecked();
    await expect(ownDesk.getByLabel('Holidays')).toHaveValue('2026-12-25\n2027-01-01');

    await ownDesk.goto('/logs');
    await expect(logLine(ownDesk)).toContainText('Settings Changed');
    await expect(logLine(ownDesk)).toContainText('Wolski & Daughters');
    await expect(logLine(ownDesk)).toContainText('25 Dec 2026, 1 Jan 2027');

    await ownDesk.goto('/orders/new');
    await expect(orderField(ownDesk, 'senderName')).toHaveValue('Northern Goods');
    const { path } = await makeOrder(ownDesk, { senderName: 'Pedal Works' });
    await ownDesk.goto(path);
    await expect(ownDesk.getByRole('main')).toContainText('Pedal Works');
    await expect(ownDesk.getByRole('main')).not.toContainText('Northern Goods');
  },
);

test('invalid settings are explained beside their fields, and other choices stay', async ({
  ownDesk,
  owner,
}) => {
  await ownDesk.goto('/settings');
  const save = ownDesk.getByRole('button', { name: 'Save settings' });
  await save.click();
  await expectAlert(ownDesk, 'Nothing to save: the settings already have these values.');
  await ownDesk.getByLabel('Workspace name').fill(' ');
  await ownDesk.getByLabel('Time zone').selectOption('UTC');
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
    await ownDesk.getByLabel(day).uncheck();
  }
  await ownDesk.getByLabel('Holidays').fill('25.12.2026');
  await save.click();
  await expectFieldError(ownDesk.getByLabel('Workspace name'), 'Workspace name is missing.');
  await expect(ownDesk.getByLabel('Time zone')).toHaveValue('UTC');
  await expect(ownDesk.getByRole('group', { name: 'Working days' })).toHaveAccessibleDescription(
    /Choose at least one day\./,
  );
  await expectFieldError(
    ownDesk.getByLabel('Holidays'),
    '“25.12.2026” isn’t a valid date. Write each date as in 2026-12-25.',
  );
  await expect(ownDesk.getByLabel('Holidays')).toHaveValue('25.12.2026');
  await expectAccessible(ownDesk);
  await ownDesk.getByLabel('Workspace name').fill(owner.workspaceName);
  await ownDesk.getByLabel('Monday').check();
  await ownDesk.getByLabel('Holidays').fill('');
  await save.click();
  await expect(ownDesk.getByRole('status')).toContainText('Settings saved.');
});

test(
  'deleting a workspace requires its name and the password, and signs everyone out',
  { tag: '@postgresql' },
  async ({ ownDesk, owner, openBrowser }) => {
    const other = await openBrowser();
    await signIn(other, owner);
    await ownDesk.goto('/settings');
    await ownDesk.getByRole('link', { name: 'Delete workspace…' }).click();
    await expect(
      ownDesk.getByRole('heading', { name: `Delete workspace ${owner.workspaceName}?` }),
    ).toBeVisible();
    await expect(ownDesk.getByRole('link', { name: 'Orders as CSV' })).toBeVisible();
    const download = ownDesk.waitForEvent('download');
    await ownDesk.getByRole('link', { name: 'Whole log, signed' }).click();
    expect((await download).suggestedFilename()).toMatch(/^order-desk-log-.*\.jsonl$/);
    await expectAccessible(ownDesk);

    const name = ownDesk.getByLabel('Workspace name');
    const password = ownDesk.getByLabel('Current password', { exact: true });
    const remove = ownDesk.getByRole('button', { name: 'Delete workspace' });
    await name.fill('Another');
    await password.fill('nine lives, two cats');
    await remove.click();
    await expectFieldError(password, 'This isn’t your current password.');
    await expect(name).toHaveValue('Another');
    await password.fill(owner.password);
    await remove.click();
    await expectFieldError(name, `This doesn’t match. Type ${owner.workspaceName} to confirm.`);
    await name.fill(owner.workspaceName);
    await password.fill(owner.password);
    await remove.click();
    await expect(ownDesk).toHaveURL('/login');
    await expect(ownDesk.getByRole('status')).toContainText(
      `Workspace ${owner.workspaceName} deleted.`,
    );
    await sendLogIn(ownDesk, owner);
    await expectAlert(ownDesk, 'Invalid username or password');
    await other.goto('/orders');
    await expect(other).toHaveURL(/^[^?]*\/login/);
  },
);
