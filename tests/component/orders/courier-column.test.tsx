import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { RowOrder } from '@/lib/orders/list/rows';
import { orderTable, rowOrder } from '@/tests/support/order-table';

function drawTable(orders: RowOrder[], hasCouriers = false) {
  render(orderTable({ orders, hasCouriers }));
}

test('without couriers there is no courier column', () => {
  drawTable([rowOrder]);
  expect(screen.queryByRole('columnheader', { name: 'Courier' })).toBeNull();
});

test('each order shows the name of its courier, in a column that can’t be sorted', () => {
  const orders = [
    { ...rowOrder, courier: 'Marek Nowak' },
    { ...rowOrder, id: 'second', orderId: '10249', courier: null },
  ];
  drawTable(orders, true);
  const heads = screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
  const column = heads.indexOf('Courier');
  const cells = screen.getAllByRole('row').map((row) => row.children[column]?.textContent);
  expect(cells).toEqual(['Courier', 'Marek Nowak', '']);
  expect(screen.queryByRole('link', { name: 'Courier' })).toBeNull();
});

const assign = () => screen.queryByRole('button', { name: 'Assign courier', hidden: true });

test('without couriers, selected orders can’t be assigned', () => {
  drawTable([rowOrder]);
  expect(assign()).toBeNull();
});

test('with couriers, selected orders can be assigned', () => {
  drawTable([rowOrder], true);
  expect(assign()).toBeInTheDocument();
});
