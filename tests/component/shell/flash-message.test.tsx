import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { FlashMessage } from '@/components/shell/flash-message';
import { FLASH_COOKIE } from '@/lib/forms/flash-cookie';

// The address belongs to Next's router, which is not there in a test of one component.
const address = vi.hoisted(() => ({ path: '/orders' }));
vi.mock('next/navigation', () => ({ usePathname: () => address.path }));

beforeEach(() => {
  address.path = '/orders';
});

const flash = {
  key: 'one',
  tone: 'success' as const,
  text: 'Order 10248 created.',
  link: { href: '/orders/key', text: 'Open' },
};

test('a success is announced politely, with its link, and its cookie is taken away', () => {
  document.cookie = `${FLASH_COOKIE}=x; path=/`;
  render(<FlashMessage flash={flash} />);
  expect(screen.getByRole('status')).toHaveTextContent('Order 10248 created. Open');
  expect(screen.getByRole('link', { name: 'Open' })).toHaveAttribute('href', '/orders/key');
  expect(document.cookie).not.toContain(FLASH_COOKIE);
});

test('a refusal is an alert', () => {
  render(<FlashMessage flash={{ ...flash, tone: 'refusal', text: 'It is gone.' }} />);
  expect(screen.getByRole('alert')).toHaveTextContent('It is gone.');
});

test('a message can be closed, and the next one shows again', async () => {
  const { rerender } = render(<FlashMessage flash={flash} />);
  await userEvent.click(screen.getByRole('button', { name: 'Close message' }));
  expect(screen.queryByText(/created/)).toBeNull();
  rerender(<FlashMessage flash={{ ...flash, key: 'two' }} />);
  expect(screen.getByText(/created/)).toBeVisible();
});

test('a message stays behind when the page is left', () => {
  const { rerender } = render(<FlashMessage flash={flash} />);
  address.path = '/logs';
  rerender(<FlashMessage flash={flash} />);
  expect(screen.queryByText(/created/)).toBeNull();
});
