import { render, screen } from '@testing-library/react';
import { NO_OPTIONAL_DETAILS } from '@/lib/orders/fields';
import { expect, test } from 'vitest';
import { OrderTable } from '@/components/orders/order-table';
import type { OrderRow } from '@/lib/orders/list/queries';
import { DEFAULT_PARAMS } from '@/lib/orders/list/params';

const order: OrderRow = {
  id: 'first',
  orderId: '10248',
  version: 3,
  numberOfItems: 2,
  deliveryDate: '2026-04-17',
  senderName: 'Northern Goods',
  recipientName: 'Wolski Zajazd',
  recipientAddress: 'ul. Filtrowa 68, Warszawa',
  ...NO_OPTIONAL_DETAILS,
  status: 'ONGOING',
  createdById: 'ann',
  createdAt: new Date('2026-04-10T22:30:00Z'),
  deliveredAt: null,
};

function drawTable(orders: OrderRow[], couriers?: ReadonlyMap<string, string>) {
  render(
    <OrderTable
      orders={orders}
      listing={DEFAULT_PARAMS}
      place=""
      total={orders.length}
      today="2026-04-17"
      timeZone="Europe/Warsaw"
      couriers={couriers}
      rights={{ group: true, edit: true, delete: true, reopen: new Set() }}
      changedId={undefined}
      newOperationId={() => 'operation'}
      action={async () => {}}
    />,
  );
}

test('without couriers there is no courier column', () => {
  drawTable([order]);
  expect(screen.queryByRole('columnheader', { name: 'Courier' })).toBeNull();
});

test('each order shows the name of its courier, in a column that can’t be sorted', () => {
  const orders = [
    { ...order, courierId: 'marek' },
    { ...order, id: 'second', orderId: '10249' },
  ];
  drawTable(orders, new Map([['first', 'Marek Nowak']]));
  const heads = screen.getAllByRole('columnheader').map(({ textContent }) => textContent);
  const column = heads.indexOf('Courier');
  const cells = screen.getAllByRole('row').map((row) => row.children[column]?.textContent);
  expect(cells).toEqual(['Courier', 'Marek Nowak', '']);
  expect(screen.queryByRole('link', { name: 'Courier' })).toBeNull();
});

const assign = () => screen.queryByRole('button', { name: 'Assign courier', hidden: true });

test('without couriers, selected orders can’t be assigned', () => {
  drawTable([order]);
  expect(assign()).toBeNull();
});

test('with couriers, selected orders can be assigned', () => {
  drawTable([order], new Map());
  expect(assign()).toBeInTheDocument();
});
