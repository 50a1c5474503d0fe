'use server';

import { newId } from '@/lib/db/id';
import { buttonAction, formAction } from '@/lib/forms/form-action';
import { endSession } from '@/lib/sessions/mutations';
import { changePassword } from '@/lib/users/mutations';
import { changePasswordSchema, endSessionSchema } from '@/lib/users/schema';

export const changePasswordAction = formAction(changePasswordSchema, async (actor, passwords) => {
  await changePassword(actor, passwords);
  const text = 'Password changed. Your other devices are signed out.';
  return { goTo: `/profile?changed=${newId()}`, message: { text } };
});

export const endSessionAction = buttonAction(endSessionSchema, async (actor, { sessionId }) => {
  await endSession(actor, sessionId);
  return { message: { text: 'That device is signed out.' } };
});
