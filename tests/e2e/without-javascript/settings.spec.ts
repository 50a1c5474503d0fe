import { expectAlert, expectFieldError } from '@/tests/support/browser/expectations';
import { sendLogIn } from '@/tests/support/browser/people';
import { expect, test } from '@/tests/support/browser/test';

test('settings are saved, and the workspace is deleted', async ({ ownDesk, owner }) => {
  await ownDesk.goto('/settings');
  await ownDesk.getByLabel('Workspace name').fill('');
  await ownDesk.getByLabel('Default sender').fill('Northern Goods');
  await ownDesk.getByRole('button', { name: 'Save settings' }).click();
  await expectFieldError(ownDesk.getByLabel('Workspace name'), 'Workspace name is missing.');
  await expect(ownDesk.getByLabel('Default sender')).toHaveValue('Northern Goods');
  await ownDesk.getByLabel('Workspace name').fill('Wolski & Daughters');
  await ownDesk.getByRole('button', { name: 'Save settings' }).click();
  await expect(ownDesk.getByRole('status')).toContainText('Settings saved.');
  await ownDesk.goto('/orders/new');
  await expect(ownDesk.getByLabel('Sender name')).toHaveValue('Northern Goods');

  await ownDesk.goto('/settings/delete');
  const remove = ownDesk.getByRole('button', { name: 'Delete workspace' });
  await ownDesk.getByLabel('Workspace name').fill(owner.workspaceName);
  await ownDesk.getByLabel('Current password', { exact: true }).fill(owner.password);
  await remove.click();
  await expectFieldError(
    ownDesk.getByLabel('Workspace name'),
    'This doesn’t match. Type Wolski & Daughters to confirm.',
  );
  await ownDesk.getByLabel('Workspace name').fill('Wolski & Daughters');
  await ownDesk.getByLabel('Current password', { exact: true }).fill(owner.password);
  await remove.click();
  await expect(ownDesk).toHaveURL('/login');
  await expect(ownDesk.getByRole('status')).toContainText('Workspace Wolski & Daughters deleted.');
  await sendLogIn(ownDesk, owner);
  await expectAlert(ownDesk, 'Invalid username or password');
});
