import { expect, test } from 'vitest';
import { Contradiction, replay, type OrderEntry, type ReplayedOrder } from '@/lib/log/replay';
import {
  decideCreate,
  decideDelete,
  decideEdit,
  decideMarkDelivered,
  type Decision,
  type Order,
} from '@/lib/orders/order';

const details = {
  numberOfItems: 18,
  deliveryDate: '2026-04-17',
  senderName: 'Northern Goods',
  recipientName: 'Łucja Nowak',
  recipientAddress: 'ul. Filtrowa 68, Warszawa',
};
const order: Order = { ...details, status: 'ONGOING', id: 'key', orderId: '10248', version: 1 };

const entryOf = (decision: unknown, orderVersion: number): OrderEntry => {
  const { event } = decision as Decision;
  const changes = JSON.stringify(event.changes);
  const { orderId } = order;
  return { action: event.action, actorId: 'ann', orderId, orderVersion, at: 'now', changes };
};
const created = entryOf(decideCreate(null, details), 1);
const edited = entryOf(decideEdit(order, { ...details, numberOfItems: 19 }), 2);
const delivered = entryOf(decideMarkDelivered(order), 2);
const deleted = entryOf(decideDelete(order), 2);

const after = (...entries: OrderEntry[]) =>
  entries.reduce<ReplayedOrder | null>(
    (before, entry) => replay(before, entry) as ReplayedOrder,
    null,
  );

test('the order is as its entries tell it', () => {
  expect(after(created, { ...edited, actorId: 'ben', at: 'later' })).toEqual({
    orderId: '10248',
    version: 2,
    state: { ...details, numberOfItems: 19, status: 'ONGOING' },
    createdById: 'ann',
    createdAt: 'now',
    updatedAt: 'later',
    deliveredAt: null,
  });
  expect(after(created, deleted)).toMatchObject({ version: 2, state: null });
});

const changes = (value: unknown) => JSON.stringify(value);

const contradictions: [what: string, before: OrderEntry[], entry: OrderEntry, about: string][] = [
  [
    'starts with an edit',
    [],
    { ...edited, orderVersion: 1 },
    '"numberOfItems" was something else before',
  ],
  [
    'starts with a later version',
    [],
    { ...created, orderVersion: 2 },
    'version 2 comes where 1 should',
  ],
  [
    'leaves a version out',
    [created],
    { ...edited, orderVersion: 3 },
    'version 3 comes where 2 should',
  ],
  [
    'repeats a version',
    [created],
    { ...edited, orderVersion: 1 },
    'version 1 comes where 2 should',
  ],
  [
    'goes on after the deletion',
    [created, deleted],
    { ...edited, orderVersion: 3 },
    'the order was deleted before',
  ],
  [
    'creates it twice',
    [created],
    { ...created, orderVersion: 2 },
    '"numberOfItems" was something else before',
  ],
  [
    'calls it otherwise',
    [created],
    { ...edited, orderId: '10249' },
    'the order was called 10248 before',
  ],
  [
    'tells of another state before',
    [created, edited],
    { ...deleted, orderVersion: 3 },
    '"numberOfItems" was something else before',
  ],
  [
    'does another thing than it says',
    [created],
    { ...delivered, action: 'Edited' },
    'the action does not fit the order',
  ],
  [
    'edits the status',
    [created],
    { ...edited, changes: changes({ status: { from: 'ONGOING', to: 'DELIVERED' } }) },
    'the action does not fit the order',
  ],
  [
    'creates half of it',
    [],
    { ...created, changes: changes({ status: { from: null, to: 'ONGOING' } }) },
    'the action does not fit the order',
  ],
  [
    'deletes half of it',
    [created],
    { ...deleted, changes: changes({ status: { from: 'ONGOING', to: null } }) },
    'the action does not fit the order',
  ],
  [
    'is an action that there is not',
    [created],
    { ...edited, action: 'Burnt' },
    'it cannot be read',
  ],
  ['is no JSON', [created], { ...edited, changes: '{' }, 'it cannot be read'],
  ['is no object', [created], { ...edited, changes: 'null' }, 'it cannot be read'],
  [
    'tells of a field that there is not',
    [created],
    { ...edited, changes: changes({ colour: { from: 1, to: 2 } }) },
    'it cannot be read',
  ],
  [
    'tells a field as a value',
    [created],
    { ...edited, changes: changes({ status: 'DELIVERED' }) },
    'it cannot be read',
  ],
];

test.each(contradictions)(
  'an entry that %s contradicts those before it',
  (_, before, entry, about) => {
    expect(replay(after(...before), entry)).toEqual(new Contradiction(about));
  },
);
