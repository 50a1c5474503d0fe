import { randomUUID } from 'node:crypto';
import { newSetup } from '@/lib/accounts/two-factor/setup';
import { codesOn } from '@/tests/support/matrix/codes';
import { password } from '@/tests/support/accounts';
import { codeOf } from '@/tests/support/one-time-code';
import { signIn } from '@/tests/support/people';
import type { ActionRow } from './row';

const FILE = 'app/(desk)/profile/actions.ts';
const CODES = 'app/(desk)/profile/codes/actions.ts';
const SINGLE_SIGN_ON = 'app/(desk)/profile/single-sign-on/actions.ts';

const everyone = {
  kind: 'form',
  about: 'oneself',
  owner: 'done',
  dispatcher: 'done',
  courier: 'done',
  stranger: 'signed-out',
} as const;

/** Refused as long as no provider is configured. */
const notConfigured = {
  ...everyone,
  owner: 'out-of-date',
  dispatcher: 'out-of-date',
  courier: 'out-of-date',
} as const;

const withPassword = () => ({ operationId: randomUUID(), currentPassword: password });

export const PROFILE: ActionRow[] = [
  {
    action: `${FILE} changeProfileAction`,
    ...everyone,
    send: () => ({
      operationId: randomUUID(),
      name: 'Another',
      username: `another-${randomUUID()}`,
      email: '',
    }),
  },
  {
    action: `${FILE} changePasswordAction`,
    ...everyone,
    send: () => ({ ...withPassword(), newPassword: 'eleven lives, two cats' }),
  },
  {
    // The user's own device.
    action: `${FILE} endSessionAction`,
    ...everyone,
    kind: 'button',
    send: async ({ by }) => ({
      operationId: randomUUID(),
      sessionId: (await signIn(by.actor.userId)).sessionId,
    }),
  },
  {
    // A device of someone else, the owner of the workspace.
    action: `${FILE} endSessionAction`,
    ...everyone,
    kind: 'button',
    about: 'thing',
    dispatcher: 'nothing',
    courier: 'nothing',
    missing: 'nothing',
    send: async ({ people, name }) => ({
      operationId: randomUUID(),
      sessionId: name((await signIn(people.ours.owner.actor.userId)).sessionId),
    }),
  },
  {
    action: `${FILE} endOtherSessionsAction`,
    ...everyone,
    kind: 'button',
    send: async ({ by }) => {
      await signIn(by.actor.userId);
      return { operationId: randomUUID() };
    },
  },
  {
    action: `${FILE} deactivateAction`,
    ...everyone,
    owner: 'last-owner',
    send: withPassword,
  },
  {
    action: `${CODES} turnOnCodesAction`,
    ...everyone,
    send: async ({ by }) => {
      const { sealed, key } = await newSetup({ userId: by.actor.userId, username: by.username });
      return { ...withPassword(), setup: sealed, code: codeOf(key) };
    },
  },
  {
    // With a key that was created for someone else.
    action: `${CODES} turnOnCodesAction`,
    ...everyone,
    about: 'thing',
    dispatcher: 'out-of-date',
    courier: 'out-of-date',
    missing: 'out-of-date',
    send: async ({ people, name }) => {
      const { actor, username } = people.ours.owner;
      const { sealed, key } = await newSetup({ userId: actor.userId, username });
      return { ...withPassword(), setup: name(sealed), code: codeOf(key) };
    },
  },
  {
    action: `${CODES} renewCodesAction`,
    ...everyone,
    send: async ({ by }) => ({ ...withPassword(), ...(await codesOn(by)) }),
  },
  {
    action: `${CODES} turnOffCodesAction`,
    ...everyone,
    send: async ({ by }) => ({ ...withPassword(), ...(await codesOn(by)) }),
  },
  { action: `${SINGLE_SIGN_ON} connectAction`, ...notConfigured, send: withPassword },
  {
    action: `${SINGLE_SIGN_ON} disconnectAction`,
    ...notConfigured,
    kind: 'button',
    send: () => ({ operationId: randomUUID() }),
  },
];
