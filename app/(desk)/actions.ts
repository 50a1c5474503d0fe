'use server';

import { z } from 'zod';
import { signOut } from '@/lib/auth/auth';
import { buttonAction } from '@/lib/forms/form-action';
import { endSession } from '@/lib/users/mutations';

export const logOutAction = buttonAction(z.object({}), async (actor) => {
  await endSession(actor, actor.sessionId);
  await signOut({ redirect: false });
  return { goTo: '/login', message: { text: 'You are logged out.' } };
});
