import { randomUUID } from 'node:crypto';
import { rowButtonValue } from '@/lib/orders/order-target';
import { BULK_ACTION_FIELD, SELECTED_FIELD } from '@/lib/bulk/form-fields';
import { newActor } from '@/tests/support/people';
import { delivered, type Scenario } from '@/tests/support/matrix/scenario';
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
    // Assigned to a courier.
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
    send: (scenario) => ({ ...orderTarget(scenario), ...typed, recipientName: 'Someone else' }),
  },
  {
    // Assigned to another courier.
    action: `${FILE} editOrderAction`,
    kind: 'form',
    on: '/orders',
    about: 'thing',
    ...staff,
    missing: { owner: 'not-found', dispatcher: 'not-found', courier: 'not-found' },
    send: async (scenario) => {
      const { people, name, order } = scenario;
      const courier = await newActor({ role: 'COURIER', workspaceId: people.ours.workspaceId });
      return { ...orderTarget({ ...scenario, order }), ...typed, courierId: name(courier.userId) };
    },
  },
  {
    action: `${FILE} markDeliveredAction`,
    kind: 'button',
    about: 'order',
    ...everyone,
    missing: 'not-found',
    send: orderTarget,
  },
  {
    action: `${FILE} recordAttemptAction`,
    kind: 'form',
    about: 'order',
    ...everyone,
    missing: 'not-found',
    send: (scenario) => ({ ...orderTarget(scenario), reason: 'Nobody home', attemptNote: '' }),
  },
  {
    action: `${FILE} addNoteAction`,
    kind: 'form',
    about: 'order',
    ...everyone,
    missing: 'not-found',
    send: (scenario) => ({ ...orderTarget(scenario), note: 'Ring twice.' }),
  },
  {
    action: `${FILE} reopenOrderAction`,
    kind: 'button',
    about: 'order',
    ...staff,
    missing: 'not-found',
    send: async (scenario) => {
      const { id, version } = await delivered(scenario.order, scenario.people.ours.owner);
      return { operationId: randomUUID(), id: scenario.name(id), version: String(version) };
    },
  },
  {
    // An order that the courier marked delivered.
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
    send: orderTarget,
  },
  {
    action: `${FILE} orderListAction`,
    kind: 'button',
    about: 'order',
    ...everyone,
    missing: 'not-found',
    send: ({ order: { id, version }, name }) => ({
      operationId: randomUUID(),
      press: rowButtonValue('markDelivered', { id: name(id), orderId: '', version }),
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
    // The courier's own change.
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
    send: async (scenario) => {
      const { id, version } = await delivered(scenario.order, scenario.people.ours.owner);
      return { operationId: randomUUID(), id: scenario.name(id), version: String(version) };
    },
  },
];

function orderTarget({ order: { id, version }, name }: Scenario) {
  return { operationId: randomUUID(), id: name(id), version: String(version) };
}

async function deliveredByCourier({ order, name, people: { ours }, target }: Scenario) {
  const { id, version } = await delivered(order, target === 'theirs' ? ours.courier : ours.owner);
  return { operationId: randomUUID(), id: name(id), version: String(version) };
}
