'use server';

import { formAction } from '@/lib/forms/form-action';
import { renewRecoveryCodes, turnOffCodes, turnOnCodes } from '@/lib/accounts/two-factor/mutations';
import { bothProofsSchema, turnOnCodesSchema } from '@/lib/accounts/two-factor/schema';
import { showingCodes } from './showing-codes';

export const turnOnCodesAction = showingCodes(
  turnOnCodesSchema,
  'One-time codes are on.',
  turnOnCodes,
);

export const renewCodesAction = showingCodes(
  bothProofsSchema,
  'You have new recovery codes. The old ones no longer work.',
  renewRecoveryCodes,
);

export const turnOffCodesAction = formAction(bothProofsSchema, async (actor, proofs) => {
  await turnOffCodes(actor, proofs);
  return { goTo: '/profile', message: { text: 'One-time codes are off.' } };
});
