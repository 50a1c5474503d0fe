'use server';

import { z } from 'zod';
import { signOut } from '@/lib/auth/auth';
import { openButtonAction } from '@/lib/forms/form-action';

export const logOutAction = openButtonAction(z.object({}), async () => {
  await signOut({ redirect: false });
  return { goTo: '/login', message: { text: 'You are logged out.' } };
});
