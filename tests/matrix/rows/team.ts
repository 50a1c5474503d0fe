import { randomUUID } from 'node:crypto';
import { invite } from '@/lib/team/invitations/mutations';
import { allowReset } from '@/lib/accounts/password-reset/mutations';
import { deactivate } from '@/lib/team/mutations';
import type { Scenario } from '@/tests/support/matrix/scenario';
import { password } from '@/tests/support/accounts';
import { CANARY, COURIER_CANARY } from '@/tests/support/matrix/team';
import { newActor } from '@/tests/support/people';
import type { ActionRow } from './row';

const FILE = 'app/(desk)/team/actions.ts';

const owner = {
  kind: 'button',
  about: 'thing',
  owner: 'done',
  dispatcher: 'forbidden',
  courier: 'forbidden',
  stranger: 'signed-out',
} as const;

const missing = { owner: 'no-member', dispatcher: 'forbidden', courier: 'forbidden' } as const;

/** For anyone who has the link. */
const bearer = {
  kind: 'form',
  about: 'thing',
  on: '/login',
  isOpen: true,
  owner: 'done',
  dispatcher: 'done',
  courier: 'done',
  stranger: 'done',
} as const;

export const TEAM: ActionRow[] = [
  {
    action: `${FILE} inviteAction`,
    ...owner,
    kind: 'form',
    about: 'oneself',
    send: () => ({ operationId: randomUUID(), role: 'COURIER', name: '' }),
  },
  {
    action: `${FILE} revokeInvitationAction`,
    ...owner,
    missing: { ...missing, owner: 'no-invitation' },
    send: async (scenario) => {
      const { id } = await invitation(scenario);
      return { operationId: randomUUID(), id: scenario.name(id) };
    },
  },
  {
    action: `${FILE} changeRoleAction`,
    ...owner,
    missing,
    send: async (scenario) => ({ ...(await aboutMember(scenario)), role: 'DISPATCHER' }),
  },
  { action: `${FILE} deactivateAction`, ...owner, missing, send: aboutMember },
  {
    action: `${FILE} reactivateAction`,
    ...owner,
    missing,
    send: async (scenario) => {
      const { memberId } = await aboutMember(scenario);
      await deactivate(scenario.people.ours.owner.actor, { operationId: randomUUID(), memberId });
      return { operationId: randomUUID(), memberId };
    },
  },
  { action: `${FILE} handOverAction`, ...owner, missing, send: aboutMember },
  { action: `${FILE} allowResetAction`, ...owner, kind: 'form', missing, send: aboutMember },
  {
    action: 'app/(link)/actions.ts joinAction',
    ...bearer,
    missing: 'no-invitation',
    send: async (scenario) => ({
      operationId: randomUUID(),
      secret: scenario.name((await invitation(scenario)).secret),
      username: `Nora-${randomUUID()}`,
      password,
    }),
  },
  {
    action: 'app/(link)/actions.ts resetPasswordAction',
    ...bearer,
    missing: 'no-reset',
    send: async (scenario) => ({
      operationId: randomUUID(),
      secret: scenario.name(await resetSecret(scenario)),
      newPassword: 'eleven lives, two cats',
    }),
  },
];

/** A member of the workspace for the action to change. */
async function aboutMember({ people, name }: Scenario) {
  const { userId } = await newActor({
    role: 'COURIER',
    workspaceId: people.ours.workspaceId,
    name: `${CANARY} ${COURIER_CANARY} Max`,
  });
  return { operationId: randomUUID(), memberId: name(userId) };
}

async function invitation({ people }: Scenario) {
  const id = randomUUID();
  const given = {
    operationId: id,
    role: 'COURIER',
    name: `${CANARY} ${COURIER_CANARY} Nina`,
  } as const;
  return { id, ...(await invite(people.ours.owner.actor, given)) };
}

/** The secret of an invitation, for the pages. */
export async function invitationSecret(scenario: Scenario): Promise<string> {
  return (await invitation(scenario)).secret;
}

/** The secret of a link that sets the courier's password. */
export async function resetSecret({ people: { ours } }: Scenario): Promise<string> {
  const memberId = ours.courier.actor.userId;
  const given = { operationId: randomUUID(), memberId };
  return (await allowReset(ours.owner.actor, given)).secret;
}
