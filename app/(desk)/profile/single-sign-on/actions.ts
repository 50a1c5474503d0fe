'use server';

import { disconnectAccount } from '@/lib/accounts/single-sign-on/mutations';
import { connectSchema, disconnectSchema } from '@/lib/accounts/single-sign-on/schema';
import { singleSignOn } from '@/lib/accounts/single-sign-on/provider';
import { connectUrl } from '@/lib/accounts/single-sign-on/start';
import { buttonAction, formAction } from '@/lib/forms/form-action';
import { Refusal } from '@/lib/errors';
import { withConfirmedPassword } from '@/lib/accounts/confirm-password';
import * as messages from '@/lib/accounts/single-sign-on/messages';

export const connectAction = formAction(
  connectSchema,
  async (actor, { operationId, currentPassword }) => ({
    goTo: await withConfirmedPassword(actor, currentPassword, () => connectUrl(operationId)),
  }),
);

export const disconnectAction = buttonAction(disconnectSchema, async (actor, { operationId }) => {
  const provider = singleSignOn();
  if (!provider) throw new Refusal('out-of-date', {});
  await disconnectAccount(actor, { operationId, provider });
  return { message: { text: messages.disconnected(provider.name) } };
});
