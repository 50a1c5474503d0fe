'use server';

import { z } from 'zod';
import { logOut } from '@/lib/auth/auth';
import { openButtonAction } from '@/lib/forms/form-action';

export const logOutAction = openButtonAction(z.object({}), async () => {
  await logOut();
  return { goTo: '/login', message: { text: 'You are logged out.' } };
});
