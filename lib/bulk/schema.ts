import { z } from 'zod';
import type { Person } from '@/lib/accounts/queries';
import { operationId } from '@/lib/forms/fields';
import { jobButtonSchema } from '@/lib/jobs/schema';
import { NOBODY } from '@/lib/orders/list/params';
import { deliveryDate, isWindowForwards, WINDOW_BACKWARDS, windowSide } from '@/lib/orders/schema';
import { isForwards, joinWindow } from '@/lib/orders/time-window';
import { type Choice, BULK_KINDS } from './bulk-action';
import { courierMissing } from './messages';

/** Null for none, undefined if nothing is chosen. */
export function chosenWindow({
  windowFrom,
  windowUntil,
  noWindow,
}: {
  windowFrom?: string | null | undefined;
  windowUntil?: string | null | undefined;
  noWindow?: string | undefined;
}): string | null | undefined {
  if (noWindow !== undefined) return null;
  if (!windowFrom && !windowUntil) return undefined;
  return joinWindow({ from: windowFrom ?? null, until: windowUntil ?? null });
}

export const startBulkSchema = jobButtonSchema
  .extend({
    deliveryDate: deliveryDate.optional(),
    courierId: z
      .union(
        [z.literal(NOBODY, courierMissing), z.uuid(courierMissing).toLowerCase()],
        courierMissing,
      )
      .transform((courierId) => (courierId === NOBODY ? null : courierId))
      .optional(),
    ...windowSide,
    noWindow: z.string().optional(),
  })
  .refine((input) => input.noWindow !== undefined || isWindowForwards(input), WINDOW_BACKWARDS)
  .transform(({ windowFrom, windowUntil, noWindow, ...input }) => ({
    ...input,
    timeWindow: chosenWindow({ windowFrom, windowUntil, noWindow }),
  }));

export const undoBulkSchema = jobButtonSchema.extend({ operationId, list: z.string().catch('') });

export const selectionKindSchema = z.enum(BULK_KINDS).exclude(['import', 'undo']);

/** A user who isn't a courier counts as not chosen. */
export function choiceFrom(
  {
    deliveryDate,
    courierId,
    ...window
  }: { deliveryDate?: string; courierId?: string } & Parameters<typeof chosenWindow>[0],
  couriers: readonly Person[],
): Choice {
  const timeWindow = chosenWindow(window);
  const courier = couriers.find(({ id }) => id === courierId);
  return {
    deliveryDate: deliveryDate ?? null,
    courierId: courierId === NOBODY ? null : courier?.id,
    timeWindow: timeWindow && !isForwards(timeWindow) ? undefined : timeWindow,
  };
}
