import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { DeleteWorkspaceForm } from '@/components/workspaces/delete-workspace-form';
import { SettingsForm } from '@/components/workspaces/settings-form';
import type { FieldError, FormAction } from '@/lib/forms/form-state';

/** An action that refuses, and what was submitted to it. */
function refusing(errors: Record<string, FieldError>) {
  const sent: Record<string, FormDataEntryValue>[] = [];
  const action: FormAction = async ({ attempt }, form) => {
    const { currentPassword, ...values } = Object.fromEntries(form) as Record<string, string>;
    sent.push({ ...values, ...(currentPassword !== undefined && { currentPassword }) });
    return { attempt: attempt + 1, values, errors };
  };
  return { sent, action };
}

const settings = {
  workspaceName: 'Wolski',
  timeZone: 'UTC',
  defaultSender: null,
  startView: 'all',
  workingDays: '12345',
  holidays: '2026-12-25 2026-12-26',
  attemptReasons: null,
};
const sentDays = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [`workingDay${day}`, 'yes']));

test('input survives a refusal, and is submitted again', async () => {
  const { sent, action } = refusing({ defaultSender: { text: 'Default sender is too long.' } });
  render(
    <SettingsForm
      action={action}
      operationId="operation"
      settings={settings}
      timeZones={['UTC', 'America/New_York']}
    />,
  );
  const save = screen.getByRole('button', { name: 'Save settings' });
  await userEvent.selectOptions(screen.getByLabelText('Time zone'), 'America/New York');
  await userEvent.type(screen.getByLabelText('Default sender'), 'Northern Goods');
  await userEvent.selectOptions(screen.getByLabelText('Default view'), 'Ongoing orders, due first');
  await userEvent.click(save);
  expect(await screen.findByText('Default sender is too long.')).toBeVisible();
  expect(screen.getByLabelText('Time zone')).toHaveValue('America/New_York');
  await userEvent.click(save);
  const typed = {
    timeZone: 'America/New_York',
    defaultSender: 'Northern Goods',
    startView: 'due',
    holidays: '2026-12-25\n2026-12-26',
    attemptReasons: 'Nobody home\nRefused\nWrong address\nClosed\nDamaged',
    ...sentDays,
  };
  expect(sent).toEqual([
    { operationId: 'operation', workspaceName: 'Wolski', ...typed },
    { operationId: 'operation', workspaceName: 'Wolski', ...typed },
  ]);
});

test('refused working days and holidays keep what was chosen and typed', async () => {
  const { sent, action } = refusing({
    workingDays: { text: 'Choose at least one day.' },
    holidays: { text: 'Write each date as in 2026-12-25.' },
  });
  render(<SettingsForm action={action} operationId="o" settings={settings} timeZones={['UTC']} />);
  const group = screen.getByRole('group', { name: 'Working days' });
  expect(group).toHaveAccessibleDescription('Proposed delivery dates fall on these days.');
  expect(within(group).getAllByRole('checkbox', { checked: true })).toHaveLength(5);
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Sunday']) {
    await userEvent.click(screen.getByLabelText(day));
  }
  await userEvent.clear(screen.getByLabelText('Holidays'));
  await userEvent.type(screen.getByLabelText('Holidays'), 'Christmas{Enter}2027-01-01');
  const save = screen.getByRole('button', { name: 'Save settings' });
  await userEvent.click(save);
  await screen.findByText('Choose at least one day.');
  expect(group).toHaveAccessibleDescription(/^Choose at least one day\./);
  expect(screen.getByLabelText('Holidays')).toHaveAccessibleDescription(
    /^Write each date as in 2026-12-25\./,
  );
  expect(screen.getByLabelText('Monday')).toHaveFocus();
  expect(screen.getByLabelText('Monday')).toBeInvalid();
  expect(within(group).getAllByRole('checkbox', { checked: true })).toEqual([
    screen.getByLabelText('Sunday'),
  ]);
  expect(screen.getByLabelText('Holidays')).toHaveValue('Christmas\n2027-01-01');
  await userEvent.click(save);
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toEqual(sent[0]);
  expect(sent[0]).toMatchObject({ workingDay7: 'yes', holidays: 'Christmas\n2027-01-01' });
  expect(sent[0]).not.toHaveProperty('workingDay1');
});

test('a refused time zone has its message beside the field', async () => {
  const { action } = refusing({ timeZone: { text: 'This server does not know the time zone.' } });
  render(<SettingsForm action={action} operationId="o" settings={settings} timeZones={['UTC']} />);
  await userEvent.click(screen.getByRole('button', { name: 'Save settings' }));
  // The answer renders another select instead of the first.
  const zone = () => screen.getByLabelText('Time zone');
  await waitFor(() =>
    expect(zone()).toHaveAccessibleDescription('This server does not know the time zone.'),
  );
  expect(zone()).toBeInvalid();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('deleting needs the name and the password, and a refusal keeps the name', async () => {
  const { sent, action } = refusing({ currentPassword: { text: 'This is not it.' } });
  render(
    <DeleteWorkspaceForm
      action={action}
      operationId="operation"
      workspaceName="Wolski"
      username="ann"
    >
      {null}
    </DeleteWorkspaceForm>,
  );
  expect(screen.getByLabelText('Workspace name')).toHaveAccessibleDescription(
    'Type Wolski to confirm.',
  );
  await userEvent.type(screen.getByLabelText('Workspace name'), 'Wolski');
  await userEvent.type(screen.getByLabelText('Current password'), 'two cats');
  await userEvent.click(screen.getByRole('button', { name: 'Delete workspace' }));
  expect(await screen.findByText('This is not it.')).toBeVisible();
  expect(sent).toEqual([
    {
      operationId: 'operation',
      username: 'ann',
      confirmation: 'Wolski',
      currentPassword: 'two cats',
    },
  ]);
  expect(screen.getByLabelText('Workspace name')).toHaveValue('Wolski');
  expect(screen.getByLabelText('Current password')).toHaveValue('');
});
