'use server';

import { startSchema } from '@/lib/accounts/single-sign-on/schema';
import { logInUrl } from '@/lib/accounts/single-sign-on/start';
import { openButtonAction } from '@/lib/forms/form-action';

export const logInElsewhereAction = openButtonAction(startSchema, async ({ next }) => ({
  goTo: await logInUrl(next),
}));
