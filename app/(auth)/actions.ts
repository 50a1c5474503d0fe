'use server';

import type { z } from 'zod';
import * as messages from '@/lib/accounts/messages';
import { signUp } from '@/lib/accounts/mutations';
import { logInCodeSchema, logInSchema, signUpSchema } from '@/lib/accounts/schema';
import { signInWithCode, signInWithPassword, trySignIn } from '@/lib/accounts/sign-in/sign-in';
import { deleteTicket, storeTicket, readTicketCookie } from '@/lib/accounts/sign-in/ticket-cookie';
import { startSchema } from '@/lib/accounts/single-sign-on/schema';
import { logInUrl } from '@/lib/accounts/single-sign-on/start';
import { logInPath, safePath } from '@/lib/auth/redirect-target';
import { isRefusal } from '@/lib/errors';
import { openButtonAction, openFormAction } from '@/lib/forms/form-action';

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
    const isSignedIn = await trySignIn(input);
    const text = isSignedIn ? messages.welcome(input.username) : messages.workspaceReady;
    return {
      goTo: isSignedIn ? '/orders' : '/login',
      message: { text: timeZone === null ? `${text} ${messages.timeZoneUnknown}` : text },
    };
  },
);

export const logInElsewhereAction = openButtonAction(startSchema, async ({ next }) => ({
  goTo: await logInUrl(next),
}));

const targetOf = (next: string | undefined) => (next ? safePath(next) : '/');

const TOO_LATE = { tone: 'refusal', text: messages.logInExpired } as const;
