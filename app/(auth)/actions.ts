'use server';

import type { z } from 'zod';
import { signInWithPassword, trySignIn } from '@/lib/auth/sign-in';
import { safePath } from '@/lib/auth/redirect-target';
import { openFormAction } from '@/lib/forms/form-action';
import { signUp } from '@/lib/users/mutations';
import { logInSchema, signUpSchema } from '@/lib/users/schema';

export const logInAction = openFormAction(logInSchema, async ({ next, ...credentials }) => {
  await signInWithPassword(credentials);
  return { goTo: safePath(next) };
});

export const signUpAction = openFormAction(
  signUpSchema,
  async (input: z.output<typeof signUpSchema>) => {
    await signUp(input);
    return (await trySignIn(input))
      ? { goTo: '/orders', message: { text: `Welcome, ${input.username}.` } }
      : { goTo: '/login', message: { text: 'Your workspace is ready. Log in to open it.' } };
  },
);
