import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FlashMessage } from '@/components/shell/flash-message';
import { keepDraft, readDraft } from '@/components/ui/draft';
import { FLASH_COOKIE } from '@/lib/forms/flash-cookie';
import { navigation } from '@/tests/support/next-navigation';

beforeEach(() => {
  navigation.path = '/orders';
});
afterEach(() => {
  vi.useRealTimers();
});

const flash = {
  key: 'one',
  tone: 'success' as const,
  text: 'Order 10248 created.',
  link: { href: '/orders/key', text: 'Open' },
};

test('a success is announced politely, with its link, and its cookie is deleted', () => {
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
  fireEvent.submit(document.body);
  rerender(<FlashMessage flash={{ ...flash, key: 'two' }} />);
  expect(screen.getByText(/created/)).toBeVisible();
});

test('a success of another tab is shown only there', () => {
  const { rerender } = render(<FlashMessage flash={null} />);
  rerender(<FlashMessage flash={flash} />);
  expect(screen.queryByText(/created/)).toBeNull();
  fireEvent.submit(document.body);
  expect(screen.queryByText(/created/)).toBeNull();
  rerender(<FlashMessage flash={{ ...flash, key: 'two', text: 'Order 10249 created.' }} />);
  expect(screen.getByText(/10249 created/)).toBeVisible();
});

test('a message disappears on navigation', () => {
  const { rerender } = render(<FlashMessage flash={flash} />);
  navigation.path = '/logs';
  rerender(<FlashMessage flash={flash} />);
  expect(screen.queryByText(/created/)).toBeNull();
});

test('a message stays when the page is rendered again without it', () => {
  const { rerender } = render(<FlashMessage flash={flash} />);
  rerender(<FlashMessage flash={null} />);
  expect(screen.getByText(/created/)).toBeVisible();
});

test('a success disappears after ten seconds, not counting hover and focus', () => {
  vi.useFakeTimers();
  const pass = (seconds: number) => act(() => vi.advanceTimersByTime(seconds * 1_000));
  render(<FlashMessage flash={flash} />);
  const close = screen.getByRole('button', { name: 'Close message' });
  pass(9);
  fireEvent.pointerEnter(close);
  pass(60);
  act(() => close.focus());
  fireEvent.pointerLeave(close);
  pass(60);
  act(() => close.blur());
  pass(0.9);
  expect(screen.getByText(/created/)).toBeVisible();
  pass(0.2);
  expect(screen.queryByText(/created/)).toBeNull();
});

test('a refusal stays', () => {
  vi.useFakeTimers();
  render(<FlashMessage flash={{ ...flash, tone: 'refusal' }} />);
  act(() => vi.advanceTimersByTime(3_600_000));
  expect(screen.getByText(/created/)).toBeVisible();
});

test('a change can be undone with a button, which has a shortcut', async () => {
  const sent: unknown[] = [];
  const note = (kind: string) => async (form: FormData) =>
    void sent.push([kind, Object.fromEntries(form)]);
  const undo = { order: note('order'), group: note('group') };
  const order = { operationId: 'operation', order: { id: 'key', version: 3 } };
  const { rerender } = render(<FlashMessage flash={{ ...flash, undo: order }} undo={undo} />);
  const button = screen.getByRole('button', { name: 'Undo' });
  expect(button).toHaveAttribute('data-undo');
  expect(button).toHaveAttribute('aria-keyshortcuts', 'u');
  await userEvent.click(button);

  const group = { operationId: 'another', group: 'group key' };
  rerender(<FlashMessage flash={{ ...flash, key: 'two', undo: group }} undo={undo} />);
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(sent).toEqual([
    ['order', { operationId: 'operation', id: 'key', version: '3', then: 'stay' }],
    ['group', { operationId: 'another', id: 'group key' }],
  ]);
});

test('on the page of the order itself the undo leads on, because the order may end', () => {
  navigation.path = '/orders/key';
  const undo = { operationId: 'operation', order: { id: 'key', version: 3 } };
  const actions = { order: async () => {}, group: async () => {} };
  const { container } = render(<FlashMessage flash={{ ...flash, undo }} undo={actions} />);
  expect(container.querySelector('[name=then]')).toHaveValue('order');
});

test('a message after saving deletes the draft on the device', () => {
  const at = new Date().toISOString();
  keepDraft('ann:order:new', { at, values: { operationId: 'operation', orderId: '10248' } });
  render(<FlashMessage flash={{ ...flash, saved: 'operation' }} />);
  expect(readDraft('ann:order:new', new Date())).toBeNull();
});
