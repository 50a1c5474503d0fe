'use server';

import * as messages from '@/lib/accounts/two-factor/messages';
import { renewRecoveryCodes, turnOffCodes, turnOnCodes } from '@/lib/accounts/two-factor/mutations';
import { bothProofsSchema, turnOnCodesSchema } from '@/lib/accounts/two-factor/schema';
import { formAction } from '@/lib/forms/form-action';
import { showingCodes } from './showing-codes';

export const turnOnCodesAction = showingCodes(turnOnCodesSchema, messages.turnedOn, turnOnCodes);

export const renewCodesAction = showingCodes(
  bothProofsSchema,
  messages.renewed,
  renewRecoveryCodes,
);

export const turnOffCodesAction = formAction(bothProofsSchema, async (actor, proofs) => {
  await turnOffCodes(actor, proofs);
  return { goTo: '/profile', message: { text: messages.turnedOff } };
});
