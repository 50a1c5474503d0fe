import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { OrderForm } from '@/components/orders/order-form';
import { EMPTY_FORM, type FormAction, type FormState } from '@/lib/forms/form-state';

const marek = { id: 'marek', name: 'Marek' };
const ola = { id: 'ola', name: 'Ola (no longer a courier)' };
const initial = { operationId: 'operation', id: 'key', version: '2', orderId: '10248' };

/** Answers each save with the next of `answers`, and notes what was sent. */
function answering(answers: Partial<FormState>[]) {
  const sent: Record<string, FormDataEntryValue>[] = [];
  const action: FormAction = async ({ attempt }, form) => {
    sent.push(Object.fromEntries(form));
    const values = Object.fromEntries(form) as Record<string, string>;
    return { ...EMPTY_FORM, attempt: attempt + 1, values, ...answers[sent.length - 1] };
  };
  return { action, sent };
}

function draw(action: FormAction, given: { courierId?: string } = {}, couriers = [marek, ola]) {
  return render(
    <OrderForm action={action} initial={{ ...initial, ...given }} couriers={couriers}>
      {null}
    </OrderForm>,
  );
}

const courier = () => screen.getByRole('combobox', { name: 'Courier' });
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save changes' }));

test('where nobody delivers orders, no courier is asked for or sent', async () => {
  const { action, sent } = answering([]);
  draw(action, {}, []);
  expect(screen.queryByLabelText('Courier')).toBeNull();
  await save();
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).not.toHaveProperty('courierId');
});

test('an order is nobody’s until somebody is chosen, and an answer keeps the choice', async () => {
  const { action, sent } = answering([{ errors: { senderName: { text: 'Missing.' } } }]);
  draw(action);
  expect(courier()).toHaveDisplayValue('Nobody yet');
  await userEvent.selectOptions(courier(), 'Marek');
  await save();
  await screen.findByText('Missing.');
  expect(courier()).toHaveDisplayValue('Marek');
  await userEvent.selectOptions(courier(), 'Nobody yet');
  await save();
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent.map(({ courierId }) => courierId)).toEqual(['marek', '']);
});

test('who is no courier any more is told beside the field, which has the focus', async () => {
  const { action } = answering([{ errors: { courierId: { text: 'No courier any more.' } } }]);
  draw(action, { courierId: 'ola' });
  expect(courier()).toHaveDisplayValue('Ola (no longer a courier)');
  await save();
  await waitFor(() => expect(courier()).toHaveAccessibleDescription('No courier any more.'));
  expect(courier()).toHaveFocus();
  expect(courier()).toBeInvalid();
});

test('a conflict about the courier is told by names, and is not passed by without a choice', async () => {
  const conflicts = { courierId: { before: 'ola', theirs: '', yours: 'marek', by: 'Ben' } };
  const told = { conflicts, errors: { courierId: { text: 'This courier is not known.' } } };
  const { action, sent } = answering([{ conflicts, values: {} }, told]);
  draw(action, { courierId: 'ola' });
  await save();
  const group = within(await screen.findByRole('radiogroup', { name: 'Courier' }));
  const described = group
    .getAllByRole('radio')
    .map((radio) => document.getElementById(radio.getAttribute('aria-describedby')!)?.textContent);
  expect(described).toEqual(['Nobody yet Ben', 'Marek', 'Ola (no longer a courier)']);
  await save();
  await waitFor(() =>
    expect(screen.getByRole('radiogroup')).toHaveAccessibleDescription(
      'Choose whose courier it is to be.',
    ),
  );
  await userEvent.click(screen.getByRole('radio', { name: 'Theirs' }));
  await save();
  await waitFor(() => expect(sent).toHaveLength(3));
  expect(sent.slice(1).map(({ courierId }) => courierId)).toEqual(['?', '']);
});

test('a side of the conflict that is refused is told with its reason', async () => {
  const conflicts = { courierId: { before: 'ola', theirs: '', yours: 'marek', by: 'Ben' } };
  const text = 'This person is no courier here any more.';
  const refused = { conflicts, errors: { courierId: { text } } };
  const { action } = answering([{ conflicts, values: {} }, refused]);
  draw(action, { courierId: 'ola' });
  await save();
  await userEvent.click(await screen.findByRole('radio', { name: 'Yours' }));
  await save();
  await waitFor(() => expect(screen.getByRole('radiogroup')).toHaveAccessibleDescription(text));
  expect(screen.getByRole('radio', { name: 'Yours' })).toBeChecked();
});

test('where the only courier is none any more when it is saved, that is told beside the field', async () => {
  const text = 'This person is no courier here any more.';
  const { action } = answering([{ errors: { courierId: { text } } }]);
  const { rerender } = draw(action, {}, [marek]);
  await userEvent.selectOptions(courier(), 'Marek');
  rerender(
    <OrderForm action={action} initial={initial} couriers={[]}>
      {null}
    </OrderForm>,
  );
  expect(screen.queryByRole('combobox', { name: 'Courier' })).toBeNull();
  await save();
  await waitFor(() => expect(courier()).toHaveAccessibleDescription(text));
  expect(courier()).toHaveDisplayValue('Nobody yet');
});
