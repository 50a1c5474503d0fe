import { expect, test } from 'vitest';
import { NO_OPTIONAL_DETAILS } from '@/lib/orders/fields';
import {
  Contradiction,
  replay,
  type OrderEntry,
  type ReplayedOrder,
} from '@/lib/audit-log/integrity/replay';
import {
  decideCreate,
  decideDelete,
  decideEdit,
  decideMarkDelivered,
  decideReopen,
  decideRestore,
} from '@/lib/orders/changes/decide';
import type { Decision, Order } from '@/lib/orders/order';

const details = {
  numberOfItems: 18,
  deliveryDate: '2026-04-17',
  senderName: 'Northern Goods',
  recipientName: 'Łucja Nowak',
  recipientAddress: 'ul. Filtrowa 68, Warszawa',
};
const state = { ...details, ...NO_OPTIONAL_DETAILS, status: 'ONGOING' } as const;
const order: Order = { ...state, id: 'key', orderId: '10248', version: 1 };

const NOW = '2026-04-17T08:00:00.000Z';
const LATER = '2026-04-17T09:00:00.000Z';
const LAST = '2026-04-17T10:00:00.000Z';

const entryOf = (decision: unknown, orderVersion: number): OrderEntry => {
  const { event } = decision as Decision;
  const changes = JSON.stringify(event.changes);
  const { orderId } = order;
  const undoes = event.undoes ?? null;
  return { action: event.action, actorId: 'ann', orderId, orderVersion, at: NOW, changes, undoes };
};
const created = entryOf(decideCreate(null, details), 1);
const edited = entryOf(
  decideEdit(order, { since: [], details: { ...details, numberOfItems: 19 } }),
  2,
);
const delivered = entryOf(decideMarkDelivered(order), 2);
const deleted = entryOf(decideDelete(order), 2);
const restored = {
  ...entryOf(decideRestore(null, state), 3),
  undoes: 2,
};

const after = (...entries: OrderEntry[]) =>
  entries.reduce<ReplayedOrder | null>(
    (before, entry) => replay(before, entry) as ReplayedOrder,
    null,
  );

test('the order matches its entries', () => {
  expect(after(created, { ...edited, actorId: 'ben', at: LATER })).toEqual({
    orderId: '10248',
    version: 2,
    state: { ...state, numberOfItems: 19 },
    createdById: 'ann',
    createdAt: NOW,
    updatedAt: LATER,
    deliveredAt: null,
    deliveries: [],
  });
  expect(after(created, deleted)).toMatchObject({ version: 2, state: null });
});

const reopened = { ...entryOf(decideReopen({ ...order, status: 'DELIVERED' }), 3), at: LATER };
const changes = (value: unknown) => JSON.stringify(value);
const since = (to: string) =>
  changes({
    status: { from: 'ONGOING', to: 'DELIVERED' },
    deliveredAt: { from: null, to },
  });
/** Undoes the reopening. */
const again = {
  ...entryOf(decideMarkDelivered(order), 4),
  ...{ at: LAST, undoes: 3, changes: since(NOW) },
};

test('a restored order keeps its creator and creation time', () => {
  const restoredBy = { ...restored, actorId: 'ben', at: LATER };
  expect(after(created, deleted, restoredBy)).toEqual({
    ...after(created),
    version: 3,
    updatedAt: LATER,
  });
});

test('undoing a reopening keeps the delivery time in its original notation', () => {
  const before = after(created, delivered)!;
  expect(before).toMatchObject({ deliveredAt: NOW, deliveries: [NOW] });
  const replayed = after(created, delivered, reopened, again);
  expect(replayed).toEqual({ ...before, version: 4, updatedAt: LAST });
  const stored = { ...delivered, at: NOW.replace('Z', '+00:00') };
  expect(after(created, stored, reopened, again)).toMatchObject({ deliveredAt: stored.at });
  const since = { ...again, changes: delivered.changes };
  expect(after(created, delivered, reopened, since)).toMatchObject({ deliveredAt: LAST });
});

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
    'restores what was not deleted',
    [created],
    { ...restored, orderVersion: 2, undoes: 1 },
    'the order was not deleted before',
  ],
  [
    'restores what never was',
    [],
    { ...restored, orderVersion: 1 },
    'the order was not deleted before',
  ],
  [
    'creates it again after the deletion',
    [created, deleted],
    { ...created, orderVersion: 3 },
    'the order was deleted before',
  ],
  [
    'restores half of it',
    [created, deleted],
    { ...restored, changes: changes({ status: { from: null, to: 'ONGOING' } }) },
    'the action does not fit the order',
  ],
  [
    'restores it in a state that there is not',
    [created, deleted],
    { ...restored, changes: restored.changes.replace('ONGOING', 'LOST') },
    'the action does not fit the order',
  ],
  [
    'notes something and changes the order',
    [created],
    { ...edited, action: 'Note Added' },
    'a note changes no field',
  ],
  [
    'undoes itself',
    [created],
    { ...edited, undoes: 2 },
    'it undoes version 2, which isn’t an earlier one',
  ],
  [
    'undoes what never was',
    [created],
    { ...edited, undoes: 0 },
    'it undoes version 0, which isn’t an earlier one',
  ],
  [
    'tells of a delivery that there was not',
    [created, delivered, reopened],
    { ...again, changes: since(LATER) },
    'it names a delivery that never happened',
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
