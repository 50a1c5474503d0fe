'use server';

import { z } from 'zod';
import * as accounts from '@/lib/accounts/messages';
import * as reset from '@/lib/accounts/password-reset/messages';
import { resetPassword } from '@/lib/accounts/password-reset/mutations';
import { resetPasswordSchema } from '@/lib/accounts/password-reset/schema';
import { knownDevice } from '@/lib/accounts/sign-in/device';
import { trySignIn } from '@/lib/accounts/sign-in/sign-in';
import { logOut } from '@/lib/auth/auth';
import { ROLES } from '@/lib/auth/roles';
import { openButtonAction, openFormAction } from '@/lib/forms/form-action';
import * as invitations from '@/lib/team/invitations/messages';
import { join } from '@/lib/team/invitations/mutations';
import { joinSchema } from '@/lib/team/invitations/schema';

export const joinAction = openFormAction(joinSchema, async (input) => {
  const { role } = await join(input);
  return (await trySignIn(input))
    ? { goTo: ROLES[role].home.path, message: { text: accounts.welcome(input.username) } }
    : { goTo: '/login', message: { text: invitations.joined } };
});

export const resetPasswordAction = openFormAction(resetPasswordSchema, async (input) => {
  await resetPassword({ ...input, known: await knownDevice() });
  return { goTo: '/login', message: { text: reset.passwordSet } };
});

/** Stays on the page, whose link then works. */
export const logOutHereAction = openButtonAction(z.object({}), async () => {
  await logOut();
  return { message: { text: accounts.loggedOut } };
});
