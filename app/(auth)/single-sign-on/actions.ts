'use server';

import { startSchema } from '@/lib/accounts/schema';
import { wayToLogIn } from '@/lib/auth/single-sign-on-start';
import { openButtonAction } from '@/lib/forms/form-action';

export const logInElsewhereAction = openButtonAction(startSchema, async ({ next }) => ({
  goTo: await wayToLogIn(next),
}));
