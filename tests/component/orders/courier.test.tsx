import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { OrderForm } from '@/components/orders/order-form';
import { EMPTY_FORM, UNDECIDED, type FormAction, type FormState } from '@/lib/forms/form-state';

const marek = { id: 'marek', name: 'Marek' };
const ola = { id: 'ola', name: 'Ola (no longer a courier)' };
const initial = { operationId: 'operation', id: 'key', version: '2', orderId: '10248' };

/** Responds to each save with the next of `answers`, and records the input. */
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

test('without couriers there is no courier field', async () => {
  const { action, sent } = answering([]);
  draw(action, {}, []);
  expect(screen.queryByLabelText('Courier')).toBeNull();
  await save();
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).not.toHaveProperty('courierId');
});

test('an order is unassigned until a courier is chosen, and a response keeps the choice', async () => {
  const { action, sent } = answering([{ errors: { senderName: { text: 'Missing.' } } }]);
  draw(action);
  expect(courier()).toHaveDisplayValue('Unassigned');
  await userEvent.selectOptions(courier(), 'Marek');
  await save();
  await screen.findByText('Missing.');
  expect(courier()).toHaveDisplayValue('Marek');
  await userEvent.selectOptions(courier(), 'Unassigned');
  await save();
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent.map(({ courierId }) => courierId)).toEqual(['marek', '']);
});

test('a former courier is an error on the field, which gets the focus', async () => {
  const { action } = answering([{ errors: { courierId: { text: 'No longer a courier.' } } }]);
  draw(action, { courierId: 'ola' });
  expect(courier()).toHaveDisplayValue('Ola (no longer a courier)');
  await save();
  await waitFor(() => expect(courier()).toHaveAccessibleDescription('No longer a courier.'));
  expect(courier()).toHaveFocus();
  expect(courier()).toBeInvalid();
});

test('a courier conflict shows names and needs a choice', async () => {
  const conflicts = { courierId: { before: 'ola', theirs: '', yours: 'marek', by: 'Ben' } };
  const refused = { conflicts, errors: { courierId: { text: 'This courier is not known.' } } };
  const { action, sent } = answering([{ conflicts, values: {} }, refused]);
  draw(action, { courierId: 'ola' });
  await save();
  const group = within(await screen.findByRole('radiogroup', { name: 'Courier' }));
  const described = group
    .getAllByRole('radio')
    .map((radio) => document.getElementById(radio.getAttribute('aria-describedby')!)?.textContent);
  expect(described).toEqual(['Unassigned Ben', 'Marek', 'Ola (no longer a courier)']);
  await save();
  await waitFor(() =>
    expect(screen.getByRole('radiogroup')).toHaveAccessibleDescription(
      'Choose which courier to keep.',
    ),
  );
  await userEvent.click(screen.getByRole('radio', { name: 'Theirs' }));
  await save();
  await waitFor(() => expect(sent).toHaveLength(3));
  expect(sent.slice(1).map(({ courierId }) => courierId)).toEqual([UNDECIDED, '']);
});

test('a refused choice shows its reason', async () => {
  const conflicts = { courierId: { before: 'ola', theirs: '', yours: 'marek', by: 'Ben' } };
  const text = 'This person is no longer a courier.';
  const refused = { conflicts, errors: { courierId: { text } } };
  const { action } = answering([{ conflicts, values: {} }, refused]);
  draw(action, { courierId: 'ola' });
  await save();
  await userEvent.click(await screen.findByRole('radio', { name: 'Yours' }));
  await save();
  await waitFor(() => expect(screen.getByRole('radiogroup')).toHaveAccessibleDescription(text));
  expect(screen.getByRole('radio', { name: 'Yours' })).toBeChecked();
});

test('losing the only courier before saving is an error on the field', async () => {
  const text = 'This person is no longer a courier.';
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
  expect(courier()).toHaveDisplayValue('Unassigned');
});
