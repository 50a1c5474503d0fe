import { render, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { OrderTable } from '@/components/orders/order-table';
import type { OrderRow } from '@/lib/orders/queries';

const order: OrderRow = {
  id: '01a2039a-9117-75a3-8c90-ea955aab0d08',
  orderId: '10248',
  version: 3,
  numberOfItems: 1_200,
  deliveryDate: '2026-04-17',
  recipientName: 'Wolski Zajazd',
  recipientAddress: 'ul. Filtrowa 68, Warszawa',
  status: 'ONGOING',
};

function drawTable(orders: OrderRow[], today = '2026-04-17') {
  const nothing = async () => {};
  render(
    <OrderTable
      orders={orders}
      today={today}
      changedId={undefined}
      newOperationId={() => 'operation'}
      actions={{ markDelivered: nothing, reopen: nothing }}
    />,
  );
}

test('an ongoing order offers to be delivered, edited and deleted, each by its Order ID', () => {
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
  expect(row.getByText('1,200')).toHaveTextContent('1,200 items');
});

test('a delivered order offers to be reopened instead', () => {
  drawTable([{ ...order, status: 'DELIVERED' }]);
  expect(screen.getByRole('button', { name: 'Reopen 10248' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /Mark delivered/ })).toBeNull();
});

test('a date that has passed is marked overdue in words, unless the order is delivered', () => {
  drawTable([order, { ...order, id: 'other', status: 'DELIVERED' }], '2026-05-01');
  const [, ongoing, delivered] = screen.getAllByRole('row');
  expect(ongoing).toHaveTextContent('17 Apr 2026 · overdue');
  expect(delivered).toHaveTextContent('17 Apr 2026');
  expect(delivered).not.toHaveTextContent('overdue');
});

test('the form of a button carries the order, the version that is drawn, and an operation id', () => {
  drawTable([order]);
  const form = screen.getByRole('button', { name: 'Mark delivered 10248' }).closest('form')!;
  expect(Object.fromEntries(new FormData(form))).toEqual({
    id: order.id,
    version: '3',
    operationId: 'operation',
  });
});
