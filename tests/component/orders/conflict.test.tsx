import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { splitAround } from '@/components/orders/difference';
import { OrderForm } from '@/components/orders/order-form';
import type { FormAction, FormState } from '@/lib/forms/form-state';

const initial = {
  operationId: 'operation',
  id: 'key',
  version: '2',
  orderId: '10248',
  numberOfItems: '18',
  deliveryDate: '2026-04-17',
  senderName: 'Northern Goods',
  recipientName: 'Old name',
  recipientAddress: 'Here 1',
};
const conflicts = {
  deliveryDate: { before: '2026-04-17', theirs: '2026-05-03', yours: '2026-06-01', by: 'Ben' },
};

/** Responds to each save with the next of `answers`, and records the input. */
function answering(answers: Partial<FormState>[]) {
  const sent: Record<string, FormDataEntryValue>[] = [];
  const action: FormAction = async ({ attempt }, form) => {
    sent.push(Object.fromEntries(form));
    const { deliveryDate: _, ...values } = Object.fromEntries(form) as Record<string, string>;
    return { attempt: attempt + 1, values, errors: {}, ...answers[sent.length - 1] };
  };
  return { action, sent };
}

const save = () => userEvent.click(screen.getByRole('button', { name: 'Save changes' }));

test('a field that someone else changed too becomes a choice of three values', async () => {
  const values = { ...initial, version: '3', recipientName: 'Their name' };
  const { deliveryDate: _, ...open } = values;
  const { action, sent } = answering([
    { values: open, conflicts, alert: { text: 'Someone else edited this order.' } },
    {},
  ]);
  render(
    <OrderForm action={action} initial={initial}>
      {null}
    </OrderForm>,
  );
  await save();
  const group = await screen.findByRole('radiogroup', { name: 'Delivery date' });
  const radios = within(group).getAllByRole('radio');
  expect(radios.map((radio) => radio.getAttribute('value'))).toEqual([
    '2026-05-03',
    '2026-06-01',
    '2026-04-17',
  ]);
  for (const radio of radios) expect(radio).not.toBeChecked();
  const theirs = within(group).getByRole('radio', { name: 'Theirs' });
  expect(theirs).toHaveFocus();
  expect(theirs).toHaveAccessibleDescription('3 May 2026 Ben');
  const yours = within(group).getByRole('radio', { name: 'Yours' });
  expect(yours).toHaveAccessibleDescription('1 Jun 2026');
  expect(within(group).getByRole('radio', { name: 'Before' })).toBeVisible();
  expect(screen.getByLabelText('Recipient name')).toHaveValue('Their name');
  expect(screen.getByRole('alert')).toHaveTextContent('Someone else edited this order.');

  await userEvent.click(yours);
  await save();
  expect(sent[1]).toMatchObject({ version: '3', deliveryDate: '2026-06-01' });
});

test('a missing choice shows an error on the radio group', async () => {
  const { action } = answering([
    { conflicts },
    { conflicts, errors: { deliveryDate: { text: 'Delivery date is missing.' } } },
  ]);
  render(
    <OrderForm action={action} initial={initial}>
      {null}
    </OrderForm>,
  );
  await save();
  await screen.findByRole('radiogroup');
  await save();
  await waitFor(() =>
    expect(screen.getByRole('radiogroup')).toHaveAccessibleDescription(
      'Choose which delivery date to keep.',
    ),
  );
  expect(screen.getByRole('radio', { name: 'Theirs' })).toHaveFocus();
});

test('a rerender of the page keeps the input and its version', async () => {
  const { action, sent } = answering([{}]);
  const draw = (given: typeof initial) => (
    <OrderForm action={action} initial={given}>
      {null}
    </OrderForm>
  );
  const { rerender } = render(draw(initial));
  await userEvent.type(screen.getByLabelText('Sender name'), ' & Sons');
  expect(screen.queryByText(/merges both changes/)).toBeNull();
  rerender(
    draw({ ...initial, operationId: 'another', version: '3', senderName: 'X', recipientName: 'Y' }),
  );
  expect(screen.getByText(/edited this order\. Saving merges both changes/)).toBeVisible();
  expect(screen.getByLabelText('Sender name')).toHaveValue('Northern Goods & Sons');
  expect(screen.getByLabelText('Recipient name')).toHaveValue('Old name');
  await save();
  expect(sent[0]).toMatchObject({ operationId: 'operation', version: '2' });
});

test('the part that differs between two texts is marked', () => {
  expect(splitAround('Filtrowa 69', 'Filtrowa 68')).toEqual(['Filtrowa 6', '9', '']);
  expect(splitAround('aXa', 'aa')).toEqual(['a', 'X', 'a']);
  expect(splitAround('aa', 'aXa')).toEqual(['a', '', 'a']);
  expect(splitAround('same', 'same')).toEqual(['same', '', '']);
  expect(splitAround('🚚', '🚛')).toEqual(['', '🚚', '']);
});
