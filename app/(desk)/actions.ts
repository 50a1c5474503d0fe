'use server';

import { z } from 'zod';
import * as messages from '@/lib/accounts/messages';
import { logOut } from '@/lib/auth/auth';
import { openButtonAction } from '@/lib/forms/form-action';

export const logOutAction = openButtonAction(z.object({}), async () => {
  await logOut();
  return { goTo: '/login', message: { text: messages.loggedOut } };
});
