'use server';

import type { z } from 'zod';
import { signInWithPassword } from '@/lib/auth/sign-in';
import { safePath } from '@/lib/auth/redirect-target';
import { openFormAction } from '@/lib/forms/form-action';
import { signUp } from '@/lib/users/mutations';
import { logInSchema, signUpSchema } from '@/lib/users/schema';

export const logInAction = openFormAction(logInSchema, async ({ username, password, next }) => {
  await signInWithPassword(username, password);
  return { goTo: safePath(next) };
});

export const signUpAction = openFormAction(
  signUpSchema,
  async (input: z.output<typeof signUpSchema>) => {
    await signUp(input);
    await signInWithPassword(input.username, input.password);
    return { goTo: '/orders', message: { text: `Welcome, ${input.username}.` } };
  },
);
