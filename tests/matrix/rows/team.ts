import { randomUUID } from 'node:crypto';
import { invite } from '@/lib/team/invitations/mutations';
import { allowReset } from '@/lib/accounts/password-reset/mutations';
import { deactivate } from '@/lib/team/mutations';
import type { Stage } from '@/tests/support/matrix/stage';
import { password } from '@/tests/support/accounts';
import { CANARY, HIDDEN } from '@/tests/support/matrix/team';
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

/** For whoever has the link. */
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
    send: async (stage) => {
      const { id } = await invitation(stage);
      return { operationId: randomUUID(), id: stage.name(id) };
    },
  },
  {
    action: `${FILE} changeRoleAction`,
    ...owner,
    missing,
    send: async (stage) => ({ ...(await aboutMember(stage)), role: 'DISPATCHER' }),
  },
  { action: `${FILE} deactivateAction`, ...owner, missing, send: aboutMember },
  {
    action: `${FILE} reactivateAction`,
    ...owner,
    missing,
    send: async (stage) => {
      const { memberId } = await aboutMember(stage);
      await deactivate(stage.people.ours.owner.actor, { operationId: randomUUID(), memberId });
      return { operationId: randomUUID(), memberId };
    },
  },
  { action: `${FILE} handOverAction`, ...owner, missing, send: aboutMember },
  { action: `${FILE} allowResetAction`, ...owner, kind: 'form', missing, send: aboutMember },
  {
    action: 'app/(link)/actions.ts joinAction',
    ...bearer,
    missing: 'no-invitation',
    send: async (stage) => ({
      operationId: randomUUID(),
      secret: stage.name((await invitation(stage)).secret),
      username: `Nora-${randomUUID()}`,
      password,
    }),
  },
  {
    action: 'app/(link)/actions.ts resetPasswordAction',
    ...bearer,
    missing: 'no-reset',
    send: async (stage) => ({
      operationId: randomUUID(),
      secret: stage.name(await resetSecret(stage)),
      newPassword: 'eleven lives, two cats',
    }),
  },
];

/** Somebody of the workspace who may be acted on. */
async function aboutMember({ people, name }: Stage) {
  const { userId } = await newActor({
    role: 'COURIER',
    workspaceId: people.ours.workspaceId,
    name: `${CANARY} ${HIDDEN} Max`,
  });
  return { operationId: randomUUID(), memberId: name(userId) };
}

async function invitation({ people }: Stage) {
  const id = randomUUID();
  const given = { operationId: id, role: 'COURIER', name: `${CANARY} ${HIDDEN} Nina` } as const;
  return { id, ...(await invite(people.ours.owner.actor, given)) };
}

/** The secret of an invitation, for the pages. */
export async function invitationSecret(stage: Stage): Promise<string> {
  return (await invitation(stage)).secret;
}

/** The secret of a link that sets the courier's password. */
export async function resetSecret({ people: { ours } }: Stage): Promise<string> {
  const memberId = ours.courier.actor.userId;
  const given = { operationId: randomUUID(), memberId };
  return (await allowReset(ours.owner.actor, given)).secret;
}
