import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { OrderForm } from '@/components/orders/order-form';
import type { FormState } from '@/lib/forms/form-state';

test('a new order has all fields, Order ID first and focused, optional ones folded', () => {
  render(
    <OrderForm action={async (state) => state} initial={{ operationId: 'operation' }}>
      {null}
    </OrderForm>,
  );
  const names = screen.getAllByRole('textbox').map((field) => field.getAttribute('name'));
  expect(names).toEqual([
    'orderId',
    'numberOfItems',
    'recipientAddress',
    'recipientPhone',
    'recipientEmail',
    'instructions',
    'reference',
  ]);
  for (const name of ['Sender name', 'Recipient name']) {
    expect(screen.getByRole('combobox', { name })).toHaveValue('');
  }
  for (const side of ['From', 'Until']) {
    expect(screen.getByLabelText(side)).toHaveAttribute('type', 'time');
  }
  expect(screen.getByText('More').closest('details')).not.toHaveAttribute('open');
  expect(screen.getByLabelText('Delivery date')).toHaveAttribute('type', 'date');
  expect(screen.getByLabelText('Order ID')).toHaveFocus();
  expect(screen.getByRole('button', { name: 'Create order' })).toBeVisible();
});

test('an existing order shows its Order ID, but not as a field', () => {
  render(
    <OrderForm
      action={async (state) => state}
      initial={{ operationId: 'operation', id: 'key', version: '4', orderId: '10248' }}
    >
      {null}
    </OrderForm>,
  );
  expect(screen.getByText('10248')).toBeVisible();
  expect(screen.queryByLabelText('Order ID')).toBeNull();
  expect(screen.getByRole('button', { name: 'Save changes' })).toBeVisible();
});

test('after a stale save, the next one uses the new version', async () => {
  const sent: Record<string, FormDataEntryValue>[] = [];
  const action = async ({ attempt }: FormState, form: FormData): Promise<FormState> => {
    const values = Object.fromEntries(form) as Record<string, string>;
    sent.push(values);
    return {
      attempt: attempt + 1,
      values: { ...values, version: '9' },
      errors: {},
      alert: { text: 'Someone else edited this order.' },
    };
  };
  render(
    <OrderForm action={action} initial={{ operationId: 'operation', id: 'key', version: '4' }}>
      {null}
    </OrderForm>,
  );
  await userEvent.type(screen.getByLabelText('Sender name'), 'Pedal Works');
  await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
  await screen.findByRole('alert');
  expect(screen.getByLabelText('Sender name')).toHaveValue('Pedal Works');
  await userEvent.click(screen.getByRole('button', { name: 'Save changes' }));
  expect(sent.map(({ version }) => version)).toEqual(['4', '9']);
});

test('optional fields are open when one of them is filled', () => {
  render(
    <OrderForm
      action={async (state) => state}
      initial={{ operationId: 'operation', id: 'key', version: '4', timeWindow: '09:00-' }}
    >
      {null}
    </OrderForm>,
  );
  expect(screen.getByText('More').closest('details')).toHaveAttribute('open');
  expect(screen.getByLabelText('From')).toHaveValue('09:00');
  expect(screen.getByLabelText('Until')).toHaveValue('');
});

test('an error in a folded field opens it, and a time stays as typed', async () => {
  const action = async (): Promise<FormState> => ({
    attempt: 1,
    values: { windowFrom: '12:00', windowUntil: '09:00' },
    errors: { windowUntil: { text: 'Until must be after From.' } },
  });
  render(
    <OrderForm action={action} initial={{ operationId: 'operation' }}>
      {null}
    </OrderForm>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Create order' }));
  await waitFor(() => expect(screen.getByLabelText('Until')).toBeInvalid());
  expect(screen.getByText('More').closest('details')).toHaveAttribute('open');
  expect(screen.getByLabelText('From')).toHaveValue('12:00');
});
