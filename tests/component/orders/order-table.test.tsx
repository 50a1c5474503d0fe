import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { targetParts } from '@/lib/orders/order-target';
import { SORTS } from '@/lib/orders/list/params';
import type { RowOrder } from '@/lib/orders/list/rows';
import { orderTable, rowOrder as order, type Table } from '@/tests/support/order-table';

function drawTable(orders: RowOrder[], given: Omit<Table, 'orders'> = {}) {
  const sent: Record<string, FormDataEntryValue>[] = [];
  const action = async (form: FormData) => void sent.push(Object.fromEntries(form));
  render(orderTable({ orders, action, ...given }));
  return sent;
}

const headOf = (name: string) => screen.getByRole('columnheader', { name });

test('an ongoing order can be delivered, edited and deleted, each named with its Order ID', () => {
  drawTable([order]);
  const row = within(screen.getAllByRole('row')[1]!);
  expect(row.getByRole('link', { name: '10248' })).toHaveAttribute('href', `/orders/${order.id}`);
  expect(row.getByText('Ongoing')).toBeVisible();
  expect(row.getByRole('button', { name: 'Mark delivered 10248' })).toBeVisible();
  expect(row.getByRole('link', { name: 'Edit 10248' })).toHaveAttribute(
    'href',
    `/orders/${order.id}/edit`,
  );
  expect(row.getByRole('link', { name: 'Delete 10248' })).toHaveAttribute(
    'href',
    `/orders/${order.id}/delete`,
  );
  expect(row.getByText('1,200')).toBeVisible();
});

test('a courier can only deliver orders, and reopen their own', () => {
  const rights = { group: false, edit: false, delete: false };
  const delivered = { ...order, status: 'DELIVERED' as const };
  const theirs = { ...delivered, id: 'theirs', orderId: '10249', mayReopen: false };
  const own = { ...delivered, orderId: '10250' };
  drawTable([{ ...order, id: 'ongoing' }, theirs, own], { rights });
  const names = (role: string) => screen.queryAllByRole(role).map(({ ariaLabel }) => ariaLabel);
  expect(names('button').filter(Boolean)).toEqual(['Mark delivered 10248', 'Reopen 10250']);
  expect(screen.queryAllByRole('checkbox')).toEqual([]);
  expect(screen.queryByRole('region', { name: 'Bulk actions', hidden: true })).toBeNull();
  for (const name of [/^Edit/, /^Delete/]) {
    expect(screen.queryByRole('link', { name })).toBeNull();
  }
  expect(screen.getAllByRole('link', { name: /^10\d+$/ })).toHaveLength(3);
});

test('a delivered order can be reopened instead', () => {
  drawTable([{ ...order, status: 'DELIVERED' }]);
  expect(screen.getByRole('button', { name: 'Reopen 10248' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /Mark delivered \S/ })).toBeNull();
});

test('a past date is marked overdue in words, unless the order is delivered', () => {
  const delivered: RowOrder = { ...order, id: 'other', status: 'DELIVERED' };
  drawTable([order, delivered], { today: '2026-05-01' });
  const [, first, second] = screen.getAllByRole('row');
  expect(first).toHaveTextContent('17 Apr 2026 · overdue');
  expect(second).toHaveTextContent('17 Apr 2026');
  expect(second).not.toHaveTextContent('overdue');
});

test('a button sends its action, order and version, and nothing of other rows', async () => {
  const sent = drawTable([order, { ...order, id: 'other', orderId: '10249', status: 'DELIVERED' }]);
  fireEvent.click(screen.getByRole('button', { name: 'Mark delivered 10248' }));
  await waitFor(() =>
    expect(sent).toMatchObject([
      { press: `markDelivered ${order.id} 3 ${order.orderId}`, operationId: 'operation' },
    ]),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Reopen 10249' }));
  await waitFor(() => expect(sent[1]).toMatchObject({ press: 'reopen other 3 10249' }));
});

test('the delete link carries the order target, whatever the Order ID', () => {
  drawTable([{ ...order, orderId: 'A 7 b' }]);
  const link = screen.getByRole('link', { name: 'Delete A 7 b' });
  expect(targetParts(link.dataset.ask!)).toEqual({
    id: order.id,
    orderId: 'A 7 b',
    version: '3',
  });
});

test('the table shows the chosen columns', () => {
  drawTable([order], { listing: { columns: ['orderId', 'sender', 'created'] } });
  const names = screen.getAllByRole('columnheader').map((head) => head.textContent);
  expect(names).toEqual(['Select all on this page', 'Order ID', 'Sender', 'Created', 'Actions']);
  const row = screen.getAllByRole('row')[1]!;
  expect(row).toHaveTextContent('Northern Goods');
  expect(row).toHaveTextContent('11 Apr 2026, 00:30');
  expect(row).not.toHaveTextContent('Wolski Zajazd');
});

test('each column sorts ascending on the first click, descending on the next', () => {
  drawTable([order], { listing: { columns: SORTS, sort: 'deliveryDate', descending: false } });
  expect(headOf('Delivery date')).toHaveAttribute('aria-sort', 'ascending');
  expect(headOf('Order ID')).not.toHaveAttribute('aria-sort');
  const columns = '&columns=orderId,status,deliveryDate,recipient,address,sender,items,created';
  for (const [name, sort] of [
    ['Delivery date', '-deliveryDate'],
    ['Order ID', 'orderId'],
    ['Created', 'created'],
  ]) {
    const href = `/orders?sort=${sort}${columns}`;
    expect(screen.getByRole('link', { name })).toHaveAttribute('href', href);
  }
});

test('sorting keeps the filters and goes to the first page', () => {
  drawTable([order], { listing: { status: 'ONGOING', search: 'zajazd', descending: true } });
  expect(screen.getByRole('link', { name: 'Items' })).toHaveAttribute(
    'href',
    '/orders?q=zajazd&status=ongoing&sort=items',
  );
});
