import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { CopyButton } from '@/components/ui/copy-button';

test('copies its text and confirms it', async () => {
  const user = userEvent.setup();
  render(<CopyButton text="10248" name="Copy Order ID" />);
  await user.click(screen.getByRole('button', { name: 'Copy Order ID' }));
  expect(await screen.findByRole('button', { name: 'Copy Order ID: copied' })).toBeVisible();
  expect(await navigator.clipboard.readText()).toBe('10248');
});

test('is hidden without a clipboard', () => {
  vi.stubGlobal('navigator', { ...navigator, clipboard: undefined });
  render(<CopyButton text="10248" name="Copy Order ID" />);
  vi.unstubAllGlobals();
  expect(screen.queryByRole('button')).toBeNull();
});
