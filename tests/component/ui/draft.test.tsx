import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { dropDraftsOf, keepDraft, readDraft } from '@/components/ui/draft';
import { Field } from '@/components/ui/field';
import { Form } from '@/components/ui/form';
import { SubmitButton } from '@/components/ui/submit-button';
import type { FormAction } from '@/lib/forms/form-state';

const DAY_MS = 24 * 60 * 60 * 1_000;

beforeEach(() => localStorage.clear());

function drawForm({
  draft = 'ann:order:1',
  name = 'Original',
  version = '2',
  action = async (state) => state,
}: { draft?: string; name?: string; version?: string; action?: FormAction } = {}) {
  return render(
    <Form action={action} operationId={`operation ${version}`} draft={draft}>
      {({ values }) => (
        <>
          <input
            type="hidden"
            name="version"
            aria-label="version"
            value={values.version ?? version}
          />
          <Field label="Name" name="name" defaultValue={values.name ?? name} />
          <Field label="Password" name="password" type="password" />
          <SubmitButton>Send</SubmitButton>
          <a href="#away" data-cancel="">
            Cancel
          </a>
        </>
      )}
    </Form>,
  );
}

const kept = (name = 'ann:order:1') => readDraft(name, new Date());

async function typeName(text: string) {
  const field = screen.getByLabelText('Name');
  await userEvent.clear(field);
  await userEvent.type(field, text);
}

test('a draft is restored with its original version when the form opens again', async () => {
  const { unmount } = drawForm();
  await typeName('Typed');
  await userEvent.type(screen.getByLabelText('Password'), 'secret');
  unmount();
  expect(JSON.stringify({ ...localStorage })).not.toContain('secret');

  const { container } = drawForm({ version: '7' });
  expect(await screen.findByText(/^Your unsaved changes from \d\d:\d\d were restored\.$/));
  expect(screen.getByLabelText('Name')).toHaveValue('Typed');
  expect(container.querySelector('[name=version]')).toHaveValue('2');
  expect(container.querySelector('[name=operationId]')).toHaveValue('operation 2');
  expect(document.body).toHaveFocus();
});

test('input is stored after a pause, and when the page is left', async () => {
  drawForm();
  await typeName('Typed');
  await waitFor(() => expect(kept()?.values.name).toBe('Typed'));
  fireEvent.input(screen.getByLabelText('Name'), { target: { value: 'Typed more' } });
  fireEvent(window, new Event('pagehide'));
  expect(kept()?.values.name).toBe('Typed more');
});

test('discarding a draft resets the form', async () => {
  keepDraft('ann:order:1', { at: new Date().toISOString(), values: { name: 'Typed' } });
  drawForm();
  await userEvent.click(await screen.findByRole('button', { name: 'Discard changes' }));
  expect(screen.getByLabelText('Name')).toHaveValue('Original');
  expect(screen.getByLabelText('Name')).toHaveFocus();
  expect(screen.queryByText(/were restored/)).toBeNull();
  expect(kept()).toBeNull();
});

test('restoring a draft keeps the focus', async () => {
  keepDraft('ann:order:1', { at: new Date().toISOString(), values: { name: 'Typed' } });
  render(<button autoFocus>Elsewhere</button>);
  drawForm();
  expect(await screen.findByText(/were restored/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Elsewhere' })).toHaveFocus();
});

test('a draft from another day shows its date', async () => {
  keepDraft('ann:order:1', {
    at: new Date(Date.now() - 2 * DAY_MS).toISOString(),
    values: { name: 'Typed' },
  });
  drawForm();
  expect(await screen.findByText(/^Your unsaved changes from \d+ \w{3} \d{4}, \d\d:\d\d were/));
});

test('drafts are separate per order and per user', async () => {
  const first = drawForm({ draft: 'ann:order:1' });
  await typeName('First');
  first.unmount();
  drawForm({ draft: 'ann:order:2' }).unmount();
  drawForm({ draft: 'ben:order:1' });
  expect(screen.getByLabelText('Name')).toHaveValue('Original');
  expect(kept('ann:order:1')?.values.name).toBe('First');
  expect(kept('ann:order:2')).toBeNull();
});

test('a draft is deleted when it equals the current order', async () => {
  keepDraft('ann:order:1', { at: new Date().toISOString(), values: { name: 'Original' } });
  drawForm();
  await waitFor(() => expect(kept()).toBeNull());
  expect(screen.queryByText(/were restored/)).toBeNull();
});

test('a draft is deleted when its changes are reverted, and on Cancel', async () => {
  drawForm();
  await typeName('Typed');
  await waitFor(() => expect(kept()).not.toBeNull());
  await typeName('Original');
  await waitFor(() => expect(kept()).toBeNull());
  await typeName('Typed');
  await userEvent.click(screen.getByRole('link', { name: 'Cancel' }));
  expect(kept()).toBeNull();
});

test('a draft is deleted after a week, and when its operation succeeded', () => {
  const draft = (operationId: string, age: number) => ({
    at: new Date(Date.now() - age).toISOString(),
    values: { operationId, name: 'Typed' },
  });
  keepDraft('old', draft('one', 7 * DAY_MS + 1));
  keepDraft('young', draft('two', 6 * DAY_MS));
  expect(kept('old')).toBeNull();
  expect(kept('young')).not.toBeNull();
  dropDraftsOf('three');
  expect(kept('young')).not.toBeNull();
  dropDraftsOf('two');
  expect(kept('young')).toBeNull();
});

test('stored values that are no drafts are deleted', () => {
  const strange = ['', 'x', '{}', '{"at":"x","values":{}}', '{"at":"2026-01-01","values":{"a":1}}'];
  for (const text of strange) {
    localStorage.setItem('order-desk-draft:it', text);
    expect(kept('it')).toBeNull();
    expect(localStorage.getItem('order-desk-draft:it')).toBeNull();
  }
});

test('full storage is no error', async () => {
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  const { unmount } = drawForm();
  await typeName('Typed');
  unmount();
  expect(full).toHaveBeenCalled();
  full.mockRestore();
  expect(kept()).toBeNull();
});

test('conflicts of a draft are restored too', async () => {
  const conflicts = { name: { before: 'a', theirs: 'b', yours: 'c', by: null } };
  keepDraft('ann:order:1', { at: new Date().toISOString(), values: {}, conflicts });
  render(
    <Form action={async (state) => state} operationId="operation" draft="ann:order:1">
      {(state) => <p>{state.conflicts?.name?.yours}</p>}
    </Form>,
  );
  expect(await screen.findByText('c')).toBeVisible();
});
