'use server';

import { buttonAction } from '@/lib/forms/form-action';
import { orderRound } from '@/lib/orders/rounds/mutations';
import { orderRoundSchema } from '@/lib/orders/rounds/schema';

export const orderRoundAction = buttonAction(orderRoundSchema, async (actor, round) => {
  await orderRound(actor, { ...round, now: new Date() });
  return {};
});
