import { z } from 'zod';
import type { Person } from '@/lib/accounts/queries';
import { operationId } from '@/lib/forms/fields';
import { jobButtonSchema } from '@/lib/jobs/schema';
import { NOBODY } from '@/lib/orders/list/params';
import { deliveryDate } from '@/lib/orders/schema';
import { type Choice, BULK_KINDS } from './bulk-action';

const MISSING = 'Courier is missing. Choose one, or nobody.';

/** Apply, continue: which group; with the new delivery date or the new courier where that is what changes. */
export const startBulkSchema = jobButtonSchema.extend({
  deliveryDate: deliveryDate.optional(),
  courierId: z
    .union([z.literal(NOBODY, MISSING), z.uuid(MISSING).toLowerCase()], MISSING)
    .transform((courierId) => (courierId === NOBODY ? null : courierId))
    .optional(),
});

/** Takes a group back; `list` is the query of the list from which people came. */
export const undoBulkSchema = jobButtonSchema.extend({ operationId, list: z.string().catch('') });

/** The verbs that people choose for what they have selected. */
export const selectionKindSchema = z.enum(BULK_KINDS).exclude(['import', 'undo']);

/** What is chosen by an address so far; somebody who is none of the couriers counts as not chosen. */
export function choiceFrom(
  { deliveryDate, courierId }: { deliveryDate?: string; courierId?: string },
  couriers: readonly Person[],
): Choice {
  const courier = couriers.find(({ id }) => id === courierId);
  return {
    deliveryDate: deliveryDate ?? null,
    courierId: courierId === NOBODY ? null : courier?.id,
  };
}
