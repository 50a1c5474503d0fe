import { randomUUID } from 'node:crypto';
import { newView } from '@/tests/support/saved-views';
import type { ActionRow } from './row';

const FILE = 'app/(desk)/orders/views/actions.ts';

const staff = {
  owner: 'done',
  dispatcher: 'done',
  courier: 'forbidden',
  stranger: 'signed-out',
} as const;

export const VIEWS: ActionRow[] = [
  {
    action: `${FILE} saveViewAction`,
    kind: 'form',
    about: 'oneself',
    ...staff,
    send: () => ({ operationId: randomUUID(), query: 'status=ongoing', name: 'Mine' }),
  },
  {
    action: `${FILE} editViewAction`,
    kind: 'form',
    about: 'thing',
    on: '/orders/views',
    ...staff,
    missing: { owner: 'no-view', dispatcher: 'no-view', courier: 'forbidden' },
    send: async ({ by, name }) => ({ id: name(await newView(by.actor)), name: 'Another' }),
  },
  {
    action: `${FILE} deleteViewAction`,
    kind: 'button',
    about: 'thing',
    ...staff,
    missing: { owner: 'nothing', dispatcher: 'nothing', courier: 'forbidden' },
    send: async ({ by, name }) => ({ id: name(await newView(by.actor)) }),
  },
  {
    // A shared view can be opened by everyone, and deleted by its creator and the owner of the workspace.
    action: `${FILE} deleteViewAction`,
    kind: 'button',
    about: 'thing',
    ...staff,
    dispatcher: 'nothing',
    missing: { owner: 'nothing', dispatcher: 'nothing', courier: 'forbidden' },
    send: async ({ people, name }) => ({
      id: name(await newView(people.ours.owner.actor, { sharing: 'workspace' })),
    }),
  },
  {
    action: `${FILE} setDefaultViewAction`,
    kind: 'button',
    about: 'thing',
    ...staff,
    missing: { owner: 'no-view', dispatcher: 'no-view', courier: 'forbidden' },
    send: async ({ by, name }) => ({ view: name(await newView(by.actor)) }),
  },
];
