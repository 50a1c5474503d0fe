import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ListParams } from '@/lib/orders/list/params';
import type { RowOrder } from '@/lib/orders/list/rows';
import { orderTable, rowOrder } from '@/tests/support/order-table';

const numbered = (...numbers: number[]) =>
  numbers.map((number) => ({ ...rowOrder, id: `id-${number}`, orderId: String(number) }));

function drawList() {
  const sent: FormData[] = [];
  const list = (orders: RowOrder[], total: number, listing: Partial<ListParams> = {}) =>
    orderTable({ orders, total, listing, action: async (form) => void sent.push(form) });
  const { rerender } = render(list(numbered(1, 2, 3, 4), 830));
  return { sent, redraw: (...given: Parameters<typeof list>) => rerender(list(...given)) };
}

const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const selected = () =>
  screen
    .getAllByRole<HTMLInputElement>('checkbox', { name: /^Select \d/ })
    .filter(({ checked }) => checked)
    .map(({ value }) => value);
const wholePage = () => box('Select all on this page');
const allMatching = () => screen.queryByRole('button', { name: 'Select all 830 matching' });

test('rows are selected one by one, and counted', () => {
  drawList();
  fireEvent.click(box('Select 2'));
  expect(screen.getByText('1 selected')).toBeVisible();
  expect(wholePage()).toBePartiallyChecked();
  fireEvent.click(box('Select 3'));
  expect(screen.getByText('2 selected')).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
  expect(selected()).toEqual([]);
  expect(wholePage()).not.toBePartiallyChecked();
});

test('the whole page can be selected, and then all matching orders', () => {
  drawList();
  expect(allMatching()).toBeNull();
  fireEvent.click(wholePage());
  expect(selected()).toEqual(['id-1', 'id-2', 'id-3', 'id-4']);
  fireEvent.click(allMatching()!);
  expect(screen.getByText('All 830 matching selected')).toBeVisible();
  fireEvent.click(box('Select 2'));
  expect(screen.getByText('3 selected')).toBeVisible();
  expect(selected()).toEqual(['id-1', 'id-3', 'id-4']);
  fireEvent.click(wholePage());
  fireEvent.click(allMatching()!);
  fireEvent.click(wholePage());
  expect(selected()).toEqual([]);
});

test('if the page has all orders, there are no more to select', () => {
  const { redraw } = drawList();
  redraw(numbered(1, 2), 2);
  fireEvent.click(wholePage());
  expect(screen.getByText('2 selected')).toBeVisible();
  expect(screen.queryByRole('button', { name: /matching/ })).toBeNull();
});

test('Shift-click selects or clears all rows since the last click', () => {
  drawList();
  fireEvent.click(box('Select 1'));
  fireEvent.click(box('Select 3'), { shiftKey: true });
  expect(selected()).toEqual(['id-1', 'id-2', 'id-3']);
  expect(screen.getByText('3 selected')).toBeVisible();
  fireEvent.click(box('Select 2'), { shiftKey: true });
  expect(selected()).toEqual(['id-1']);
});

test('the selection survives a rerender, without rows that left the list', async () => {
  const { redraw } = drawList();
  fireEvent.click(box('Select 1'));
  fireEvent.click(box('Select 2'));
  redraw(numbered(5, 2, 3, 4), 829);
  expect(selected()).toEqual(['id-2']);
  expect(await screen.findByText('1 selected')).toBeVisible();
});

test('a new row is selected while all matching orders are', async () => {
  const { redraw } = drawList();
  fireEvent.click(wholePage());
  fireEvent.click(allMatching()!);
  redraw(numbered(5, 1, 2, 3), 830);
  await waitFor(() => expect(selected()).toEqual(['id-5', 'id-1', 'id-2', 'id-3']));
});

test('another list starts with nothing selected', async () => {
  const { redraw } = drawList();
  fireEvent.click(wholePage());
  fireEvent.click(allMatching()!);
  redraw(numbered(1, 2, 3, 4), 700, { search: 'zajazd' });
  await waitFor(() => expect(selected()).toEqual([]));
  expect(screen.queryByText(/matching selected/)).toBeNull();
});

test('a button sends the selected rows, the list and the operation, and keeps the selection', async () => {
  const { sent } = drawList();
  fireEvent.click(box('Select 1'));
  fireEvent.click(box('Select 4'));
  fireEvent.click(screen.getByRole('button', { name: 'Change delivery date' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]!.getAll('select')).toEqual(['id-1', 'id-4']);
  expect(sent[0]!.get('bulk')).toBe('changeDeliveryDate');
  expect(sent[0]!.get('operationId')).toBe('operation');
  expect(sent[0]!.has('matching')).toBe(false);
  expect(selected()).toEqual(['id-1', 'id-4']);
});

test('all matching orders are sent as a query, not as IDs', async () => {
  const { sent, redraw } = drawList();
  redraw(numbered(1, 2), 830, { search: 'zajazd', status: 'ONGOING' });
  fireEvent.click(wholePage());
  fireEvent.click(allMatching()!);
  fireEvent.click(screen.getByRole('button', { name: 'Mark delivered' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]!.get('matching')).toBe('on');
  expect(sent[0]!.get('list')).toBe('q=zajazd&status=ongoing');
});

test('Enter on a checkbox sends nothing', () => {
  drawList();
  expect(fireEvent.keyDown(box('Select 1'), { key: 'Enter' })).toBe(false);
  expect(fireEvent.keyDown(box('Select 1'), { key: ' ' })).toBe(true);
});
