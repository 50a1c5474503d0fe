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
  name = 'As it was',
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

test('what was typed is back when the form is opened again, as what it was begun as', async () => {
  const { unmount } = drawForm();
  await typeName('Typed');
  await userEvent.type(screen.getByLabelText('Password'), 'secret');
  unmount();
  expect(JSON.stringify({ ...localStorage })).not.toContain('secret');

  const { container } = drawForm({ version: '7' });
  expect(await screen.findByText(/^What you typed at \d\d:\d\d and did not save is back\.$/));
  expect(screen.getByLabelText('Name')).toHaveValue('Typed');
  expect(container.querySelector('[name=version]')).toHaveValue('2');
  expect(container.querySelector('[name=operationId]')).toHaveValue('operation 2');
  expect(document.body).toHaveFocus();
});

test('typing is kept after a moment, and when the page goes', async () => {
  drawForm();
  await typeName('Typed');
  await waitFor(() => expect(kept()?.values.name).toBe('Typed'));
  fireEvent.input(screen.getByLabelText('Name'), { target: { value: 'Typed more' } });
  fireEvent(window, new Event('pagehide'));
  expect(kept()?.values.name).toBe('Typed more');
});

test('it can be thrown away, and then the form says what it said', async () => {
  keepDraft('ann:order:1', { at: new Date().toISOString(), values: { name: 'Typed' } });
  drawForm();
  await userEvent.click(await screen.findByRole('button', { name: 'Discard it' }));
  expect(screen.getByLabelText('Name')).toHaveValue('As it was');
  expect(screen.getByLabelText('Name')).toHaveFocus();
  expect(screen.queryByText(/did not save/)).toBeNull();
  expect(kept()).toBeNull();
});

test('what had the focus keeps it', async () => {
  keepDraft('ann:order:1', { at: new Date().toISOString(), values: { name: 'Typed' } });
  render(<button autoFocus>Elsewhere</button>);
  drawForm();
  expect(await screen.findByText(/did not save is back/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Elsewhere' })).toHaveFocus();
});

test('a draft of another day says which', async () => {
  keepDraft('ann:order:1', {
    at: new Date(Date.now() - 2 * DAY_MS).toISOString(),
    values: { name: 'Typed' },
  });
  drawForm();
  expect(await screen.findByText(/^What you typed on \d+ \w{3} \d{4} at \d\d:\d\d and/));
});

test('drafts of several orders and of several people are kept apart', async () => {
  const first = drawForm({ draft: 'ann:order:1' });
  await typeName('First');
  first.unmount();
  drawForm({ draft: 'ann:order:2' }).unmount();
  drawForm({ draft: 'ben:order:1' });
  expect(screen.getByLabelText('Name')).toHaveValue('As it was');
  expect(kept('ann:order:1')?.values.name).toBe('First');
  expect(kept('ann:order:2')).toBeNull();
});

test('a draft goes when it is what the order says by now', async () => {
  keepDraft('ann:order:1', { at: new Date().toISOString(), values: { name: 'As it was' } });
  drawForm();
  await waitFor(() => expect(kept()).toBeNull());
  expect(screen.queryByText(/did not save/)).toBeNull();
});

test('a draft goes when what was typed is taken back, and when the form is left by Cancel', async () => {
  drawForm();
  await typeName('Typed');
  await waitFor(() => expect(kept()).not.toBeNull());
  await typeName('As it was');
  await waitFor(() => expect(kept()).toBeNull());
  await typeName('Typed');
  await userEvent.click(screen.getByRole('link', { name: 'Cancel' }));
  expect(kept()).toBeNull();
});

test('a draft goes after a week, and when its operation was carried out', () => {
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

test('what stands there and is no draft of ours is thrown away', () => {
  const strange = ['', 'x', '{}', '{"at":"x","values":{}}', '{"at":"2026-01-01","values":{"a":1}}'];
  for (const text of strange) {
    localStorage.setItem('order-desk-draft:it', text);
    expect(kept('it')).toBeNull();
    expect(localStorage.getItem('order-desk-draft:it')).toBeNull();
  }
});

test('a device that keeps nothing is no fault', async () => {
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

test('what is to be chosen is back too', async () => {
  const conflicts = { name: { before: 'a', theirs: 'b', yours: 'c', by: null } };
  keepDraft('ann:order:1', { at: new Date().toISOString(), values: {}, conflicts });
  render(
    <Form action={async (state) => state} operationId="operation" draft="ann:order:1">
      {(state) => <p>{state.conflicts?.name?.yours}</p>}
    </Form>,
  );
  expect(await screen.findByText('c')).toBeVisible();
});
