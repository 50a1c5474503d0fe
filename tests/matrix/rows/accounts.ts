import { randomUUID } from 'node:crypto';
import { password } from '@/tests/support/accounts';
import { ticketCookieOf } from '@/tests/support/matrix/tickets';
import { codesOn } from '@/tests/support/matrix/codes';
import type { ActionRow } from './row';

const FILE = 'app/(auth)/actions.ts';

/** Open to anyone, signed in or not; it acts on the user named in the form. */
const open = {
  kind: 'form',
  about: 'oneself',
  isOpen: true,
  owner: 'done',
  dispatcher: 'done',
  courier: 'done',
  stranger: 'done',
} as const;

/** The same answer for everyone. */
function everyone<T>(answer: T) {
  return { owner: answer, dispatcher: answer, courier: answer, stranger: answer };
}

const TOO_LATE = { sentence: 'That took too long. Log in with your password again.' };

export const ACCOUNTS: ActionRow[] = [
  {
    action: `${FILE} signUpAction`,
    ...open,
    send: () => ({
      operationId: randomUUID(),
      username: `Nora-${randomUUID()}`,
      password,
      timeZone: 'UTC',
    }),
  },
  {
    action: `${FILE} logInAction`,
    ...open,
    send: ({ people }) => ({
      operationId: randomUUID(),
      username: people.ours.owner.username,
      password,
    }),
  },
  {
    action: `${FILE} logInAction`,
    ...open,
    ...everyone('invalid-login' as const),
    send: ({ people }) => ({
      operationId: randomUUID(),
      username: people.deactivated.username,
      password,
    }),
  },
  {
    action: `${FILE} logInCodeAction`,
    ...open,
    on: '/login',
    ...everyone(TOO_LATE),
    send: () => ({ code: '123456' }),
  },
  {
    action: `${FILE} logInCodeAction`,
    ...open,
    on: '/login',
    cookie: ({ people }) => ticketCookieOf(people.ours.owner),
    send: async ({ people }) => ({ code: (await codesOn(people.ours.owner)).code }),
  },
  {
    action: `${FILE} logInElsewhereAction`,
    ...open,
    kind: 'button',
    on: '/login',
    // No provider is configured.
    ...everyone('out-of-date' as const),
    send: () => ({ next: '/orders' }),
  },
  {
    action: 'app/(link)/actions.ts logOutHereAction',
    kind: 'button',
    about: 'oneself',
    on: '/join/nothing',
    ...everyone('done' as const),
    stranger: 'nothing',
    deactivated: 'done',
    send: () => ({}),
  },
  {
    action: 'app/(desk)/actions.ts logOutAction',
    kind: 'button',
    about: 'oneself',
    ...everyone('done' as const),
    stranger: 'nothing',
    // Ends the session that was left.
    deactivated: 'done',
    send: () => ({}),
  },
];
