import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { PasswordField } from '@/components/ui/password-field';

test('the password can be shown and hidden again', async () => {
  render(<PasswordField label="Password" name="password" />);
  const field = screen.getByLabelText('Password');
  expect(field).toHaveAttribute('type', 'password');
  await userEvent.click(screen.getByRole('button', { name: 'Show password' }));
  expect(field).toHaveAttribute('type', 'text');
  await userEvent.click(screen.getByRole('button', { name: 'Hide password' }));
  expect(field).toHaveAttribute('type', 'password');
});

test('the rule turns green once the password has enough characters', async () => {
  const rule = { length: 4, text: 'At least 4 characters.' };
  render(<PasswordField label="Password" name="password" rule={rule} />);
  const sentence = screen.getByText('At least 4 characters.');
  await userEvent.type(screen.getByLabelText('Password'), '🚚🚚🚚');
  expect(sentence).not.toHaveClass('text-delivered');
  await userEvent.type(screen.getByLabelText('Password'), '🚚');
  expect(sentence).toHaveClass('text-delivered');
});
