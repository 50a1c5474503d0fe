'use server';

import { allowReset } from '@/lib/accounts/password-reset/mutations';
import { resetPath } from '@/lib/accounts/password-reset/schema';
import type { Actor } from '@/lib/auth/actor';
import { ROLES } from '@/lib/auth/roles';
import { buttonAction } from '@/lib/forms/form-action';
import { countOngoingByCourier } from '@/lib/orders/couriers';
import * as invitations from '@/lib/team/invitations/messages';
import { invite, revokeInvitation } from '@/lib/team/invitations/mutations';
import { inviteSchema, joinPath, revokeInvitationSchema } from '@/lib/team/invitations/schema';
import * as messages from '@/lib/team/messages';
import { changeRole, deactivate, handOver, reactivate } from '@/lib/team/mutations';
import { confirmedMemberSchema, changeRoleSchema, memberSchema } from '@/lib/team/schema';
import { linkAction } from './link-action';

export const inviteAction = linkAction(inviteSchema, async (actor, input) =>
  joinPath((await invite(actor, input)).secret),
);

export const revokeInvitationAction = buttonAction(revokeInvitationSchema, async (actor, input) => {
  await revokeInvitation(actor, input);
  return { message: { text: invitations.revoked } };
});

export const changeRoleAction = buttonAction(changeRoleSchema, async (actor, input) => {
  const { name } = await changeRole(actor, input);
  const text = messages.roleChanged(name, ROLES[input.role].withArticle);
  const message = ROLES[input.role].delivers ? { text } : await withOrders(actor, input, text);
  const isOut = input.memberId === actor.userId && input.role !== 'OWNER';
  return isOut ? { goTo: ROLES[input.role].home.path, message } : { message };
});

export const deactivateAction = buttonAction(
  confirmedMemberSchema,
  async (actor, { then, ...input }) => {
    const { name } = await deactivate(actor, input);
    const text = messages.memberDeactivated(name);
    const message = await withOrders(actor, input, text);
    return then ? { goTo: '/team', message } : { message };
  },
);

export const reactivateAction = buttonAction(memberSchema, async (actor, input) => {
  const { name } = await reactivate(actor, input);
  return { message: { text: messages.memberReactivated(name) } };
});

export const handOverAction = buttonAction(
  confirmedMemberSchema,
  async (actor, { then: _, ...input }) => {
    const { name } = await handOver(actor, input);
    const text = messages.handedOver(name, {
      theirs: ROLES.OWNER.withArticle,
      yours: ROLES.DISPATCHER.withArticle,
    });
    return { goTo: ROLES.DISPATCHER.home.path, message: await withOrders(actor, input, text) };
  },
);

export const allowResetAction = linkAction(memberSchema, async (actor, input) =>
  resetPath((await allowReset(actor, input)).secret),
);

/** Adds the member's ongoing orders to the message. */
async function withOrders(actor: Actor, { memberId }: { memberId: string }, text: string) {
  const left = messages.unreassignedOrders(
    memberId,
    (await countOngoingByCourier(actor, [memberId])).get(memberId) ?? 0,
  );
  return left ? { text: `${text} ${left.text}`, link: left.link } : { text };
}
