'use server';

import type { z } from 'zod';
import { deleteTicket, storeTicket, readTicketCookie } from '@/lib/accounts/sign-in/ticket-cookie';
import { logInPath, safePath } from '@/lib/auth/redirect-target';
import { signInWithCode, signInWithPassword, trySignIn } from '@/lib/accounts/sign-in/sign-in';
import { openFormAction } from '@/lib/forms/form-action';
import { isRefusal } from '@/lib/errors';
import { signUp } from '@/lib/accounts/mutations';
import { logInCodeSchema, logInSchema, signUpSchema } from '@/lib/accounts/schema';
import { isolated } from '@/lib/text';

export const logInAction = openFormAction(logInSchema, async ({ next, ...credentials }) => {
  try {
    await signInWithPassword(credentials);
  } catch (thrown) {
    if (!isRefusal(thrown) || thrown.code !== 'code-needed') throw thrown;
    await storeTicket(thrown.details.ticket);
    return { goTo: `/login/code?${new URLSearchParams({ next: targetOf(next) })}` };
  }
  return { goTo: targetOf(next) };
});

export const logInCodeAction = openFormAction(logInCodeSchema, async ({ next, code }) => {
  const ticket = await readTicketCookie();
  if (!ticket) return { goTo: logInPath(next ?? null), message: TOO_LATE };
  try {
    await signInWithCode({ ticket, code });
  } catch (thrown) {
    if (!isRefusal(thrown) || thrown.code !== 'invalid-login') throw thrown;
    await deleteTicket();
    return { goTo: logInPath(next ?? null), message: TOO_LATE };
  }
  await deleteTicket();
  return { goTo: targetOf(next) };
});

export const signUpAction = openFormAction(
  signUpSchema,
  async ({ timeZone, ...input }: z.output<typeof signUpSchema>) => {
    await signUp({ ...input, timeZone: timeZone ?? 'UTC' });
    const note = timeZone === null ? ` ${UNKNOWN_ZONE}` : '';
    return (await trySignIn(input))
      ? { goTo: '/orders', message: { text: `Welcome, ${isolated(input.username)}.${note}` } }
      : { goTo: '/login', message: { text: `Your workspace is ready. Log in to open it.${note}` } };
  },
);

const UNKNOWN_ZONE =
  'Your device’s time zone isn’t supported here, so times are shown in UTC. You can change this in Settings.';

const targetOf = (next: string | undefined) => (next ? safePath(next) : '/');

const TOO_LATE = {
  tone: 'refusal',
  text: 'That took too long. Log in with your password again.',
} as const;
