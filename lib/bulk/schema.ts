import { z } from 'zod';
import type { Person } from '@/lib/accounts/queries';
import { operationId } from '@/lib/forms/fields';
import { jobButtonSchema } from '@/lib/jobs/schema';
import { NOBODY } from '@/lib/orders/list/params';
import { deliveryDate } from '@/lib/orders/schema';
import { type Choice, BULK_KINDS } from './bulk-action';
import { courierMissing } from './messages';

export const startBulkSchema = jobButtonSchema.extend({
  deliveryDate: deliveryDate.optional(),
  courierId: z
    .union(
      [z.literal(NOBODY, courierMissing), z.uuid(courierMissing).toLowerCase()],
      courierMissing,
    )
    .transform((courierId) => (courierId === NOBODY ? null : courierId))
    .optional(),
});

export const undoBulkSchema = jobButtonSchema.extend({ operationId, list: z.string().catch('') });

export const selectionKindSchema = z.enum(BULK_KINDS).exclude(['import', 'undo']);

/** A user who isn't a courier counts as not chosen. */
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
