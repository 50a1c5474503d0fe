'use server';

import { signOut } from '@/lib/auth/auth';
import { newId } from '@/lib/db/id';
import { buttonAction, formAction } from '@/lib/forms/form-action';
import { changeProfile, deactivateOwnAccount } from '@/lib/accounts/mutations';
import { deactivateSchema, profileSchema } from '@/lib/accounts/schema';
import { endOtherSessions, endSession } from '@/lib/accounts/sessions/mutations';
import { changePassword } from '@/lib/accounts/mutations';
import {
  changePasswordSchema,
  endOtherSessionsSchema,
  endSessionSchema,
} from '@/lib/accounts/schema';

export const changeProfileAction = formAction(profileSchema, async (actor, profile) => {
  await changeProfile(actor, profile);
  return { goTo: `/profile?changed=${newId()}`, message: { text: 'Profile saved.' } };
});

export const changePasswordAction = formAction(changePasswordSchema, async (actor, passwords) => {
  await changePassword(actor, passwords);
  const text = 'Password changed. Your other devices are signed out.';
  return { goTo: `/profile?changed=${newId()}`, message: { text } };
});

export const endSessionAction = buttonAction(endSessionSchema, async (actor, device) => {
  await endSession(actor, device);
  return { message: { text: 'That device is signed out.' } };
});

export const endOtherSessionsAction = buttonAction(
  endOtherSessionsSchema,
  async (actor, operation) => {
    await endOtherSessions(actor, operation);
    return { message: { text: 'All your other devices are signed out.' } };
  },
);

export const deactivateAction = formAction(deactivateSchema, async (actor, proof) => {
  await deactivateOwnAccount(actor, proof);
  await signOut({ redirect: false });
  return { goTo: '/login', message: { text: 'Your account is deactivated.' } };
});
