import { expect, test } from 'vitest';
import { render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { Field, Select, TextArea } from '@/components/ui/field';

const FIELDS = (
  <>
    <Field label="Sender name" name="senderName" defaultValue="Bakery" />
    <TextArea label="Recipient address" name="recipientAddress" defaultValue="1 Main Street" />
    <Select
      label="Courier"
      name="courierId"
      defaultValue="Ann"
      options={['Ann', 'Bea'].map((name) => ({ value: name, name }))}
    />
  </>
);

test('what is typed before the page’s scripts run stays', () => {
  const container = document.createElement('div');
  document.body.append(container);
  container.innerHTML = renderToString(FIELDS);
  const fields = ['Sender name', 'Recipient address', 'Courier'].map((label) =>
    screen.getByLabelText<HTMLInputElement>(label),
  );
  const values = () => fields.map(({ value }) => value);
  expect(values()).toEqual(['Bakery', '1 Main Street', 'Ann']);
  for (const field of fields) field.value = 'Bea';

  render(FIELDS, { container, hydrate: true });
  expect(fields.every(({ isConnected }) => isConnected)).toBe(true);
  expect(values()).toEqual(['Bea', 'Bea', 'Bea']);
});
