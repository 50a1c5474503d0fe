import { randomUUID } from 'node:crypto';
import { rowButtonValue } from '@/lib/orders/order-target';
import { BULK_ACTION_FIELD, SELECTED_FIELD } from '@/lib/bulk/form-fields';
import { newActor } from '@/tests/support/people';
import { delivered, type Stage } from '@/tests/support/matrix/stage';
import { details } from '@/tests/support/orders';
import type { ActionRow } from './row';

const FILE = 'app/(desk)/orders/actions.ts';

const staff = {
  owner: 'done',
  dispatcher: 'done',
  courier: 'forbidden',
  stranger: 'signed-out',
} as const;
const everyone = { ...staff, courier: 'done' } as const;

const typed = {
  ...details,
  numberOfItems: '3',
  senderName: 'Northern Goods',
  courierId: '',
};

export const ORDERS: ActionRow[] = [
  {
    action: `${FILE} createOrderAction`,
    kind: 'form',
    about: 'oneself',
    ...staff,
    send: () => ({ operationId: randomUUID(), orderId: randomUUID(), ...typed }),
  },
  {
    // Assigned to somebody.
    action: `${FILE} createOrderAction`,
    kind: 'form',
    about: 'thing',
    ...staff,
    missing: { owner: 'no-courier', dispatcher: 'no-courier', courier: 'forbidden' },
    send: ({ people, name }) => ({
      operationId: randomUUID(),
      orderId: randomUUID(),
      ...typed,
      courierId: name(people.ours.courier.actor.userId),
    }),
  },
  {
    action: `${FILE} editOrderAction`,
    kind: 'form',
    on: '/orders',
    about: 'order',
    ...staff,
    missing: 'not-found',
    send: (stage) => ({ ...seenIn(stage), ...typed, recipientName: 'Somebody else' }),
  },
  {
    // Given to somebody else.
    action: `${FILE} editOrderAction`,
    kind: 'form',
    on: '/orders',
    about: 'thing',
    ...staff,
    missing: { owner: 'not-found', dispatcher: 'not-found', courier: 'not-found' },
    send: async (stage) => {
      const { people, name, order } = stage;
      const courier = await newActor({ role: 'COURIER', workspaceId: people.ours.workspaceId });
      return { ...seenIn({ ...stage, order }), ...typed, courierId: name(courier.userId) };
    },
  },
  {
    action: `${FILE} markDeliveredAction`,
    kind: 'button',
    about: 'order',
    ...everyone,
    missing: 'not-found',
    send: seenIn,
  },
  {
    action: `${FILE} reopenOrderAction`,
    kind: 'button',
    about: 'order',
    ...staff,
    missing: 'not-found',
    send: async (stage) => {
      const { id, version } = await delivered(stage.order, stage.people.ours.owner);
      return { operationId: randomUUID(), id: stage.name(id), version: String(version) };
    },
  },
  {
    // What the courier marked delivered.
    action: `${FILE} reopenOrderAction`,
    kind: 'button',
    about: 'order',
    ...everyone,
    missing: 'not-found',
    send: deliveredByCourier,
  },
  {
    action: `${FILE} deleteOrderAction`,
    kind: 'button',
    about: 'order',
    ...staff,
    missing: 'not-found',
    send: seenIn,
  },
  {
    action: `${FILE} orderListAction`,
    kind: 'button',
    about: 'order',
    ...everyone,
    missing: 'not-found',
    send: ({ order: { id, version }, name }) => ({
      press: rowButtonValue('markDelivered', {
        id: name(id),
        orderId: '',
        version,
        operationId: randomUUID(),
      }),
    }),
  },
  {
    action: `${FILE} orderListAction`,
    kind: 'button',
    about: 'order',
    ...staff,
    missing: { owner: 'nothing-selected', dispatcher: 'nothing-selected', courier: 'forbidden' },
    send: ({ order, name }) => ({
      operationId: randomUUID(),
      list: '',
      [BULK_ACTION_FIELD]: 'markDelivered',
      [SELECTED_FIELD]: [name(order.id)],
    }),
  },
  {
    // What the courier did.
    action: 'app/(desk)/orders/undo-actions.ts undoEntryAction',
    kind: 'button',
    about: 'order',
    ...everyone,
    missing: 'not-found',
    send: deliveredByCourier,
  },
  {
    action: 'app/(desk)/orders/undo-actions.ts undoEntryAction',
    kind: 'button',
    about: 'order',
    ...staff,
    missing: 'not-found',
    send: async (stage) => {
      const { id, version } = await delivered(stage.order, stage.people.ours.owner);
      return { operationId: randomUUID(), id: stage.name(id), version: String(version) };
    },
  },
];

function seenIn({ order: { id, version }, name }: Stage) {
  return { operationId: randomUUID(), id: name(id), version: String(version) };
}

async function deliveredByCourier({ order, name, people: { ours }, target }: Stage) {
  const { id, version } = await delivered(order, target === 'theirs' ? ours.courier : ours.owner);
  return { operationId: randomUUID(), id: name(id), version: String(version) };
}
