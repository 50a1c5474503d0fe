'use server';

import * as messages from '@/lib/accounts/messages';
import { changePassword, changeProfile, deactivateOwnAccount } from '@/lib/accounts/mutations';
import {
  changePasswordSchema,
  deactivateSchema,
  endOtherSessionsSchema,
  endSessionSchema,
  profileSchema,
} from '@/lib/accounts/schema';
import { endOtherSessions, endSession } from '@/lib/accounts/sessions/mutations';
import { signOut } from '@/lib/auth/auth';
import { newId } from '@/lib/db/id';
import { buttonAction, formAction } from '@/lib/forms/form-action';

export const changeProfileAction = formAction(profileSchema, async (actor, profile) => {
  await changeProfile(actor, profile);
  return { goTo: `/profile?changed=${newId()}`, message: { text: messages.profileSaved } };
});

export const changePasswordAction = formAction(changePasswordSchema, async (actor, passwords) => {
  await changePassword(actor, passwords);
  return { goTo: `/profile?changed=${newId()}`, message: { text: messages.passwordChanged } };
});

export const endSessionAction = buttonAction(endSessionSchema, async (actor, device) => {
  await endSession(actor, device);
  return { message: { text: messages.deviceSignedOut } };
});

export const endOtherSessionsAction = buttonAction(
  endOtherSessionsSchema,
  async (actor, operation) => {
    await endOtherSessions(actor, operation);
    return { message: { text: messages.othersSignedOut } };
  },
);

export const deactivateAction = formAction(deactivateSchema, async (actor, proof) => {
  await deactivateOwnAccount(actor, proof);
  await signOut({ redirect: false });
  return { goTo: '/login', message: { text: messages.deactivated } };
});
