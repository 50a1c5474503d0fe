import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { isTypedOn, watchTyping } from '@/components/shell/live-typing';
import { AttemptDialog } from '@/components/orders/attempt-dialog';
import type { FormState } from '@/lib/forms/form-state';
import { targetText } from '@/lib/orders/order-target';

beforeEach(() => {
  localStorage.clear();
  // jsdom doesn't implement dialogs.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
});

const FIRST = { id: 'key', orderId: '10248', version: 2 };
const OTHER = { id: 'other', orderId: '10249', version: 1 };

type Answer = Partial<FormState> | Error | Promise<Partial<FormState>>;

/** `answers` in order; then every attempt is saved. */
async function open(...answers: Answer[]) {
  const sent: Record<string, FormDataEntryValue>[] = [];
  render(
    <main>
      <AttemptDialog
        action={async (state, form) => {
          const values = Object.fromEntries(form) as Record<string, string>;
          sent.push(values);
          const answer = await answers.shift();
          if (answer instanceof Error) throw answer;
          return { attempt: state.attempt + 1, values, errors: {}, ...answer };
        }}
        choices={{
          reasons: ['Nobody home', 'Refused'],
          nextWorkingDay: '2026-11-30',
          today: '2026-11-28',
        }}
        userId="ann"
      >
        {[FIRST, OTHER].map((target) => (
          <a
            key={target.id}
            href={`/orders/${target.id}/attempt`}
            data-attempt={targetText(target)}
          >
            Couldn’t deliver {target.orderId}
          </a>
        ))}
      </AttemptDialog>
    </main>,
  );
  await userEvent.click(screen.getByRole('link', { name: /10248/ }));
  expect(screen.getByRole('dialog', { name: 'Couldn’t deliver order 10248' })).toBeVisible();
  return sent;
}

const save = () => userEvent.click(screen.getByRole('button', { name: 'Save attempt' }));

test('sends reason, note, next working day and the time of the tap, and closes', async () => {
  const before = Date.now();
  const sent = await open();
  const afterTap = Date.now();
  await userEvent.selectOptions(screen.getByLabelText('Reason'), 'Refused');
  await userEvent.type(screen.getByLabelText('Note'), 'Wrong box');
  await userEvent.click(screen.getByRole('button', { name: /^Next working day/ }));
  expect(screen.getByLabelText('Next delivery date')).toHaveFocus();
  await save();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent).toMatchObject([
    {
      id: 'key',
      version: '2',
      then: 'stay',
      reason: 'Refused',
      attemptNote: 'Wrong box',
      nextDate: '2026-11-30',
    },
  ]);
  const time = Date.parse(String(sent[0]!.deviceTime));
  expect(time).toBeGreaterThanOrEqual(before);
  expect(time).toBeLessThanOrEqual(afterTap);
});

test('stays open with an error beside the field, and loses nothing', async () => {
  const sent = await open({ errors: { attemptNote: { text: '“Other” needs a note.' } } });
  await userEvent.selectOptions(screen.getByLabelText('Reason'), 'Other');
  await userEvent.type(screen.getByLabelText('Next delivery date'), '2026-12-01');
  await save();
  await screen.findByText('“Other” needs a note.');
  expect(screen.getByLabelText('Note')).toHaveAccessibleDescription(/“Other” needs a note\./);
  expect(screen.getByLabelText('Reason')).toHaveValue('Other');
  expect(screen.getByLabelText('Next delivery date')).toHaveValue('2026-12-01');
  await userEvent.type(screen.getByLabelText('Note'), 'Dog');
  await save();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent[1]).toMatchObject({ reason: 'Other', attemptNote: 'Dog', nextDate: '2026-12-01' });
  expect(sent[1]!.operationId).toBe(sent[0]!.operationId);
});

test('cancelling sends nothing, and the next one starts empty', async () => {
  const sent = await open();
  await userEvent.selectOptions(screen.getByLabelText('Reason'), 'Refused');
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  await userEvent.click(screen.getByRole('link', { name: /10248/ }));
  expect(screen.getByLabelText('Reason')).toHaveValue('');
  expect(sent).toEqual([]);
});

test('a repeated submit after a lost answer is the same one', async () => {
  const sent = await open(new Error('no network'));
  await userEvent.selectOptions(screen.getByLabelText('Reason'), 'Refused');
  await userEvent.type(screen.getByLabelText('Note'), 'Dog');
  await save();
  await waitFor(() => expect(screen.getByRole('alert')).toBeVisible());
  await save();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent).toHaveLength(2);
  expect(sent[1]).toEqual(sent[0]);
  expect(vi.mocked(console.error)).toHaveBeenCalled();
  vi.mocked(console.error).mockClear();
});

test('after someone else’s change, the next submit builds on it', async () => {
  const sent = await open({
    values: { reason: 'Refused', version: '5' },
    alert: { text: 'Ann edited it.' },
  });
  await userEvent.selectOptions(screen.getByLabelText('Reason'), 'Refused');
  await save();
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('Ann edited it.'));
  await save();
  expect(sent.map(({ version }) => version)).toEqual(['2', '5']);
});

test('an answer that comes late leaves the dialog of another order open', async () => {
  let answer!: (state: Partial<FormState>) => void;
  await open(new Promise((resolve) => (answer = resolve)));
  await userEvent.selectOptions(screen.getByLabelText('Reason'), 'Refused');
  await save();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await userEvent.click(screen.getByRole('link', { name: /10249/ }));
  await userEvent.type(screen.getByLabelText('Note'), 'Gate locked');
  await act(async () => answer({}));
  expect(screen.getByRole('dialog', { name: 'Couldn’t deliver order 10249' })).toBeVisible();
  expect(screen.getByLabelText('Note')).toHaveValue('Gate locked');
});

test('what was typed is still there after Esc, and not after Cancel', async () => {
  await open();
  await userEvent.type(screen.getByLabelText('Note'), 'Gate locked');
  act(() => (screen.getByRole('dialog') as HTMLDialogElement).close());
  await userEvent.click(screen.getByRole('link', { name: /10248/ }));
  await waitFor(() => expect(screen.getByLabelText('Note')).toHaveValue('Gate locked'));
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await userEvent.click(screen.getByRole('link', { name: /10248/ }));
  expect(screen.getByLabelText('Note')).toHaveValue('');
});

test('typing in it holds back live updates only while it is open', async () => {
  await open();
  const stop = watchTyping();
  await userEvent.type(screen.getByLabelText('Note'), 'Dog');
  expect(isTypedOn()).toBe(true);
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(isTypedOn()).toBe(false);
  stop();
});
