'use server';

import { withConfirmedPassword } from '@/lib/accounts/confirm-password';
import * as messages from '@/lib/accounts/single-sign-on/messages';
import { disconnectAccount } from '@/lib/accounts/single-sign-on/mutations';
import { singleSignOn } from '@/lib/accounts/single-sign-on/provider';
import { connectSchema, disconnectSchema } from '@/lib/accounts/single-sign-on/schema';
import { connectUrl } from '@/lib/accounts/single-sign-on/start';
import { Refusal } from '@/lib/errors';
import { buttonAction, formAction } from '@/lib/forms/form-action';

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
