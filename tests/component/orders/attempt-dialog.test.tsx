import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { AttemptDialog } from '@/components/orders/attempt-dialog';
import type { FormState } from '@/lib/forms/form-state';
import { targetText } from '@/lib/orders/order-target';

beforeEach(() => {
  // jsdom doesn't implement dialogs.
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
    this.dispatchEvent(new Event('close'));
  };
});

/** `answers` in order; then every attempt is saved. */
async function open(...answers: Partial<FormState>[]) {
  const sent: Record<string, FormDataEntryValue>[] = [];
  render(
    <AttemptDialog
      action={async (state, form) => {
        const values = Object.fromEntries(form) as Record<string, string>;
        sent.push(values);
        return { ...state, attempt: state.attempt + 1, values, errors: {}, ...answers.shift() };
      }}
      choices={{ reasons: ['Nobody home', 'Refused'], nextWorkingDay: '2026-11-30' }}
    >
      <a
        href="/orders/key/attempt"
        data-attempt={targetText({ id: 'key', orderId: '10248', version: 2 })}
      >
        Couldn’t deliver 10248
      </a>
    </AttemptDialog>,
  );
  await userEvent.click(screen.getByRole('link'));
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
  await userEvent.click(screen.getByRole('link'));
  expect(screen.getByLabelText('Reason')).toHaveValue('');
  expect(sent).toEqual([]);
});
