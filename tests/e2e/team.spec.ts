import { addMember } from '@/tests/support/browser/accounts';
import { expectAccessible } from '@/tests/support/browser/accessible';
import { NOT_FOUND } from '@/tests/support/browser/console-errors';
import { expectAlert } from '@/tests/support/browser/expectations';
import { newPerson, sendLogIn } from '@/tests/support/browser/people';
import { invite, join, memberRow } from '@/tests/support/browser/team';
import { expect, test } from '@/tests/support/browser/test';

test(
  'an invited courier can join, and is signed out as soon as they are deactivated',
  { tag: '@phone' },
  async ({ ownDesk, openBrowser }) => {
    const cora = newPerson('cora');
    const courier = await openBrowser();
    await join(courier, await invite(ownDesk, { role: 'Courier', name: 'Cora' }), {
      ...cora,
      start: '/deliveries',
    });

    await ownDesk.goto('/team');
    const row = memberRow(ownDesk, 'Cora');
    await expect(row).toContainText(cora.username);
    await expect(ownDesk.getByLabel('Role of Cora')).toHaveValue('COURIER');
    await expect(ownDesk.getByRole('region', { name: 'Open invitations' })).toHaveCount(0);
    await expectAccessible(ownDesk);

    const deactivate = ownDesk.getByRole('link', { name: 'Deactivate Cora' });
    const dialog = ownDesk.getByRole('dialog', { name: 'Deactivate Cora?' });
    await deactivate.click();
    await expectAccessible(ownDesk);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog).toBeHidden();
    await deactivate.click();
    await dialog.getByRole('button', { name: 'Deactivate Cora' }).click();
    await expect(ownDesk.getByRole('status')).toContainText('Cora is deactivated');
    await expect(row).toContainText('Deactivated');

    await courier.goto('/profile');
    await expect(courier).toHaveURL(/\/login/);
    await sendLogIn(courier, cora);
    await expectAlert(courier, 'Invalid username or password');

    await ownDesk.getByRole('button', { name: 'Reactivate Cora' }).click();
    await expect(ownDesk.getByRole('status')).toContainText('Cora can log in again.');
    await sendLogIn(courier, cora);
    await expect(courier).toHaveURL('/profile');

    await ownDesk.goto('/logs');
    await expect(ownDesk.getByRole('table', { name: 'Logs' })).toContainText('Deactivated');
  },
);

test(
  'a new role applies at the next click, without ending the session',
  { tag: '@phone' },
  async ({ ownDesk, openBrowser, consoleErrors }) => {
    consoleErrors.expect(NOT_FOUND);
    const member = await openBrowser();
    await addMember(ownDesk, member, { role: 'DISPATCHER', name: 'Dan', ...newPerson('dan') });
    expect((await member.goto('/team'))?.status()).toBe(404);

    await ownDesk.goto('/team');
    await ownDesk.getByLabel('Role of Dan').selectOption('Owner');
    await ownDesk.getByRole('button', { name: 'Change role of Dan' }).click();
    await expect(ownDesk.getByRole('status')).toContainText('Dan is now an owner.');
    expect((await member.goto('/team'))?.status()).toBe(200);
    await expect(member.getByRole('heading', { name: 'Team', exact: true })).toBeVisible();
  },
);

test('the only owner keeps their role until the workspace is handed over', async ({
  ownDesk,
  owner,
  openBrowser,
  consoleErrors,
}) => {
  consoleErrors.expect(NOT_FOUND);
  const member = await openBrowser();
  await addMember(ownDesk, member, { role: 'DISPATCHER', name: 'Dan', ...newPerson('dan') });
  await ownDesk.goto('/team');
  await ownDesk.getByLabel(`Role of ${owner.username}`).selectOption('Courier');
  await ownDesk.getByRole('button', { name: `Change role of ${owner.username}` }).click();
  await expectAlert(ownDesk, 'A workspace needs at least one active owner.');
  await expect(ownDesk.getByLabel(`Role of ${owner.username}`)).toHaveValue('OWNER');

  await ownDesk.getByRole('link', { name: 'Hand over to Dan' }).click();
  const dialog = ownDesk.getByRole('dialog', { name: 'Hand over to Dan?' });
  await dialog.getByRole('button', { name: 'Hand over to Dan' }).click();
  await expect(ownDesk).toHaveURL('/orders');
  await expect(ownDesk.getByRole('status')).toContainText('Dan is now an owner');
  expect((await ownDesk.goto('/team'))?.status()).toBe(404);

  await member.goto('/logs');
  await expect(member.getByRole('table', { name: 'Logs' })).toContainText('Ownership Handed Over');
});
