import { describe, expect, test } from 'vitest';
import { findInvalidOrders } from '@/scripts/import-flask/skipped-orders';
import { NOBODY, planTakeOver } from '@/scripts/import-flask/plan';
import type { FlaskEntry, FlaskOrder, FlaskSource } from '@/scripts/import-flask/source';

const now = new Date('2026-11-23T12:00:00Z');

const order = (given: Partial<FlaskOrder>): FlaskOrder => ({
  id: '10',
  orderId: 'A-1',
  numberOfItems: '3',
  deliveryDate: '2024-05-03',
  senderName: 'Bloom & Barrow',
  recipientName: 'Łucja Nowak',
  recipientAddress: 'ul. Filtrowa 68, Warszawa',
  status: 'Ongoing',
  userId: '1',
  ...given,
});

const entry = (given: Partial<FlaskEntry>): FlaskEntry => ({
  id: '100',
  action: 'Created',
  userId: '1',
  orderId: '10',
  orderStringId: 'A-1',
  timestamp: '2024-05-01 08:00:00.000000',
  ...given,
});

function plan({ orders = [], entries = [] }: Partial<FlaskSource>) {
  const users = ['1', '2'].map((id) => ({ id, username: `user ${id}`, password: null }));
  const { workspaces } = planTakeOver({ users, orders, entries }, now);
  return new Map(workspaces.map((workspace) => [workspace.key, workspace]));
}

describe('ownership', () => {
  test('every user gets a workspace; data without a user gets one only if there is some', () => {
    expect([...plan({}).keys()]).toEqual(['1', '2']);
    expect([...plan({ orders: [order({ userId: null })] }).keys()]).toEqual(['1', '2', NOBODY]);
  });

  test.each<[string, Partial<FlaskEntry>, string, string | null]>([
    ['who acted', { userId: '2' }, '2', 'A-1'],
    ['whose order it is, where who acted is gone', { userId: '9' }, '1', 'A-1'],
    ['whose order it is, where nobody acted', { userId: null, orderStringId: null }, '1', 'A-1'],
    ['nobody, where the order is gone too', { userId: '9', orderId: '77' }, NOBODY, 'A-1'],
    [
      'nobody, where another order has the key of the one that is gone',
      { userId: '9', orderStringId: 'A-9' },
      NOBODY,
      'A-9',
    ],
    ['who acted, where it is about no order', { orderId: null, orderStringId: null }, '1', null],
  ])('an entry belongs to %s', (_, given, owner, orderId) => {
    const workspaces = plan({ orders: [order({})], entries: [entry(given)] });
    const found = [...workspaces.values()].flatMap(({ key, entries }) =>
      entries.map((each) => [key, each.orderId]),
    );
    expect(found).toEqual([[owner, orderId]]);
  });
});

describe('the delivery time of an order', () => {
  const deliveredAt = (given: Partial<FlaskOrder>, entries: FlaskEntry[]) =>
    plan({ orders: [order({ status: 'Delivered', ...given })], entries })
      .get('1')!
      .orders.rows[0]!.at(-1);
  const at = (time: string, given: Partial<FlaskEntry> = {}) =>
    entry({ action: 'Marked Delivered', timestamp: `2024-05-0${time}`, ...given });

  test('comes from the last entry about its delivery, by any user', () => {
    const entries = [at('2 08:00:00', { userId: '2' }), at('3 09:00:00', { userId: '2' }), at('1')];
    expect(deliveredAt({}, entries)).toBe('2024-05-03T09:00:00.000Z');
  });

  test('ignores similar actions, and entries about other orders', () => {
    expect(
      deliveredAt({}, [
        at('2', { action: 'Changed delivery date' }),
        at('2', { action: 'Marked undelivered' }),
        at('2', { action: null }),
        at('x'),
        at('2', { orderStringId: 'A-9' }),
        at('2', { orderId: null, userId: '2' }),
      ]),
    ).toBe('');
  });

  test('is missing for an order that is not delivered', () => {
    expect(deliveredAt({ status: 'Ongoing' }, [at('2')])).toBe('');
  });
});

test('every status is mapped, and anything but delivered is ongoing', () => {
  const statuses = ['Delivered', 'DELIVERED ', 'Pending', 'Cancelled', 'whatever', null];
  const orders = statuses.map((status, index) =>
    order({ id: String(index), orderId: `A-${index}`, status }),
  );
  const { mapping } = plan({ orders }).get('1')!.orders;
  expect(mapping.statuses).toEqual({
    delivered: 'DELIVERED',
    pending: 'ONGOING',
    cancelled: 'ONGOING',
    whatever: 'ONGOING',
    '': 'ONGOING',
  });
});

test('the same row has the same operation ID in every plan, and other rows have others', () => {
  const idsOf = (entries: FlaskEntry[]) =>
    plan({ entries })
      .get('1')!
      .entries.map(({ operationId }) => operationId);
  const [one] = idsOf([entry({})]);
  expect(idsOf([entry({}), entry({ id: '101' }), entry({ action: 'Edited' })])).toEqual([
    one,
    expect.not.stringMatching(one!),
    expect.not.stringMatching(one!),
  ]);
});

test('a dry run finds invalid orders, including those with a duplicate Order ID', () => {
  const orders = [
    order({}),
    order({ orderId: ' A-1 ' }),
    order({ orderId: null }),
    order({ orderId: 'A-2', numberOfItems: '0', deliveryDate: null }),
    order({ orderId: 'A-3', deliveryDate: '2024-05-03 00:00:00.000000' }),
  ];
  const left = findInvalidOrders(plan({ orders }).get('1')!.orders);
  expect(left.map(({ orderId, reasons }) => [orderId, reasons.length])).toEqual([
    ['A-1', 1],
    ['without an Order ID', 1],
    ['A-2', 2],
  ]);
});
