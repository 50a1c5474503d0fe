import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SearchField } from '@/components/shell/search-field';
import { navigation } from '@/tests/support/next-navigation';

const { router } = navigation;

/** Longer than the debounce of the search, in milliseconds. */
const A_WHILE = 1_000;

const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });

// The testing library knows stopped clocks by this name only.
vi.stubGlobal('jest', { advanceTimersByTime: vi.advanceTimersByTime });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function drawField(address = '/orders') {
  window.history.replaceState(null, '', address);
  const { rerender } = render(<SearchField />);
  return {
    field: screen.getByRole('searchbox', { name: 'Search orders' }),
    /** What the router does on navigation. */
    arrive: (at: string) => {
      window.history.replaceState(null, '', at);
      rerender(<SearchField />);
    },
  };
}

const rest = () => act(() => vi.advanceTimersByTime(A_WHILE));
const searches = () => router.replace.mock.calls.map(([address]) => address as string);

test('the list is searched after a pause in typing, not at every key', async () => {
  const { field } = drawField();
  await user.type(field, 'wolski zajazd');
  expect(searches()).toEqual([]);
  rest();
  expect(searches()).toEqual(['/orders?q=wolski+zajazd']);
});

test('Enter searches at once, and only once', async () => {
  const { field } = drawField();
  await user.type(field, '10248{Enter}');
  expect(searches()).toEqual(['/orders?q=10248']);
  rest();
  expect(searches()).toHaveLength(1);
});

test('other parameters stay, except the cursor', async () => {
  const { field } = drawField('/orders?status=ongoing&sort=items&after=x&q=old');
  expect(field).toHaveValue('old');
  await user.clear(field);
  await user.type(field, 'new{Enter}');
  expect(searches()).toEqual(['/orders?q=new&status=ongoing&sort=items']);
});

test('an answer while typing keeps the text, and the search catches up', async () => {
  const { field, arrive } = drawField();
  await user.type(field, 'wol');
  rest();
  await user.type(field, 'ski');
  arrive('/orders?q=wol');
  expect(field).toHaveValue('wolski');
  expect(field).toHaveFocus();
  rest();
  expect(searches()).toEqual(['/orders?q=wol', '/orders?q=wolski']);
});

test('a URL that changes elsewhere is shown', () => {
  const { field, arrive } = drawField('/orders?q=old');
  arrive('/orders?status=ongoing');
  expect(field).toHaveValue('');
});

test('Escape clears the search, and everything is listed again', async () => {
  const { field } = drawField('/orders?q=old');
  await user.type(field, '{Escape}');
  expect(field).toHaveValue('');
  expect(searches()).toEqual(['/orders?view=all']);
});

test('a pasted list of Order IDs stays a list', async () => {
  const { field } = drawField();
  await user.click(field);
  await user.paste('10248\r\n10249\n10250\n');
  expect(field).toHaveValue('10248, 10249, 10250');
  rest();
  expect(searches()).toEqual(['/orders?q=10248%2C+10249%2C+10250']);
});

test('text in composition is not searched', () => {
  const { field } = drawField();
  fireEvent.compositionStart(field);
  fireEvent.input(field, { target: { value: 'わr' }, isComposing: true });
  rest();
  expect(searches()).toEqual([]);
  fireEvent.input(field, { target: { value: '和' }, isComposing: true });
  fireEvent.compositionEnd(field);
  rest();
  expect(searches()).toEqual([`/orders?${new URLSearchParams({ q: '和' })}`]);
});

test('on another page nothing happens until Enter', async () => {
  const { field } = drawField('/orders/new?after=x');
  await user.type(field, '10248');
  rest();
  expect(router.push).not.toHaveBeenCalled();
  await user.keyboard('{Enter}');
  expect(router.push).toHaveBeenCalledWith('/orders?q=10248');
  expect(searches()).toEqual([]);
});

test('leaving the field early searches', async () => {
  const { field } = drawField();
  await user.type(field, '10248');
  await user.tab();
  expect(searches()).toEqual(['/orders?q=10248']);
});

test('without JavaScript the form submits the other parameters too', () => {
  drawField('/orders?q=old&status=ongoing&after=x');
  const form = screen.getByRole('search');
  expect(form).toHaveAttribute('action', '/orders');
  expect(Object.fromEntries(new FormData(form as HTMLFormElement))).toEqual({
    q: 'old',
    status: 'ongoing',
  });
});
