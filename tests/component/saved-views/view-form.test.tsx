import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { ViewForm, type ViewFormValues } from '@/components/saved-views/view-form';
import type { FormAction } from '@/lib/forms/form-state';

function draw(given: Partial<ViewFormValues> & { mayShare?: boolean } = {}) {
  const { mayShare = true, ...initial } = given;
  const sent: Record<string, FormDataEntryValue>[] = [];
  const action: FormAction = async ({ attempt }, form) => {
    const values = Object.fromEntries(form) as Record<string, string>;
    sent.push(values);
    return { attempt: attempt + 1, values, errors: { name: { text: 'That name is taken.' } } };
  };
  const operation = { operationId: 'operation', ...initial };
  render(
    <ViewForm action={action} initial={operation} mayShare={mayShare}>
      {null}
    </ViewForm>,
  );
  return sent;
}

test('a new view is private and not the default by default', async () => {
  const sent = draw({ query: 'delivery=today' });
  expect(screen.getByLabelText('Name')).toHaveFocus();
  await userEvent.type(screen.getByLabelText('Name'), 'Today, late');
  await userEvent.click(screen.getByRole('button', { name: 'Save view' }));
  expect(sent).toEqual([
    { operationId: 'operation', query: 'delivery=today', name: 'Today, late', sharing: 'me' },
  ]);
});

test('input survives a refusal, and is submitted again', async () => {
  const sent = draw({ query: '' });
  await userEvent.type(screen.getByLabelText('Name'), 'Late');
  await userEvent.click(screen.getByLabelText('Everyone in the workspace'));
  await userEvent.click(screen.getByLabelText('Make this my default view'));
  await userEvent.click(screen.getByRole('button', { name: 'Save view' }));
  expect(await screen.findByText('That name is taken.')).toBeVisible();
  expect(screen.getByLabelText('Name')).toHaveValue('Late');
  expect(screen.getByLabelText('Everyone in the workspace')).toBeChecked();
  expect(screen.getByLabelText('Make this my default view')).toBeChecked();
  await userEvent.click(screen.getByRole('button', { name: 'Save view' }));
  expect(sent[1]).toEqual(sent[0]);
  expect(sent[1]).toMatchObject({ sharing: 'workspace', opensFirst: 'yes' });
});

test('unchecked input survives a refusal as well', async () => {
  const sent = draw({ id: 'key', name: 'Late', shared: true, opensFirst: true });
  expect(screen.getByLabelText('Everyone in the workspace')).toBeChecked();
  await userEvent.click(screen.getByLabelText('Only me'));
  await userEvent.click(screen.getByLabelText('Make this my default view'));
  await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
  await screen.findByText('That name is taken.');
  expect(screen.getByLabelText('Only me')).toBeChecked();
  expect(screen.getByLabelText('Make this my default view')).not.toBeChecked();
  expect(sent).toEqual([{ operationId: 'operation', id: 'key', name: 'Late', sharing: 'me' }]);
});

test('without permission there is no choice of sharing', () => {
  draw({ query: '', mayShare: false });
  expect(screen.queryByRole('radio')).toBeNull();
});
