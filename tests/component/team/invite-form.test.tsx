import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { InviteForm } from '@/components/team/invite-form';
import type { FormState } from '@/lib/forms/form-state';

function draw(answers: Partial<FormState>[]) {
  const sent: Record<string, FormDataEntryValue>[] = [];
  const action = async ({ attempt }: FormState, form: FormData) => {
    sent.push(Object.fromEntries(form));
    return { attempt: attempt + 1, values: {}, errors: {}, ...answers.shift() };
  };
  render(<InviteForm action={action} operationId="first" />);
  return sent;
}

const link = 'https://desk.test/join/secret';

test('shows the returned link, and the next submit is another operation', async () => {
  const sent = draw([{ values: { operationId: 'second', link } }, {}]);
  const invite = screen.getByRole('button', { name: 'Invite' });
  await userEvent.selectOptions(screen.getByLabelText('Role'), 'Dispatcher');
  await userEvent.type(screen.getByLabelText('Name'), 'Ben');
  await userEvent.click(invite);

  const shown = await screen.findByLabelText('Invitation link');
  expect(shown).toHaveValue(link);
  expect(shown).toHaveAttribute('readonly');
  expect(shown).toHaveAccessibleDescription(/works once, within 7 days/);
  expect(screen.getByLabelText('Role')).toHaveDisplayValue('Courier');
  expect(screen.getByLabelText('Name')).toHaveValue('');

  await userEvent.click(invite);
  expect(sent).toEqual([
    { operationId: 'first', role: 'DISPATCHER', name: 'Ben' },
    { operationId: 'second', role: 'COURIER', name: '' },
  ]);
});

test('copies the link', async () => {
  const user = userEvent.setup();
  draw([{ values: { operationId: 'second', link } }]);
  await user.click(screen.getByRole('button', { name: 'Invite' }));
  await user.click(await screen.findByRole('button', { name: 'Copy link' }));
  expect(await screen.findByRole('button', { name: 'Copy link: copied' })).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe(link);
});

test('keeps the input after a refusal', async () => {
  const values = { role: 'DISPATCHER', name: 'x' };
  draw([{ values, errors: { name: { text: 'Name is too long.' } } }]);
  await userEvent.selectOptions(screen.getByLabelText('Role'), 'Dispatcher');
  await userEvent.click(screen.getByRole('button', { name: 'Invite' }));
  expect(await screen.findByText('Name is too long.')).toBeVisible();
  expect(screen.getByLabelText('Role')).toHaveDisplayValue('Dispatcher');
  expect(screen.getByLabelText('Name')).toHaveValue('x');
  expect(screen.queryByLabelText('Invitation link')).toBeNull();
});
