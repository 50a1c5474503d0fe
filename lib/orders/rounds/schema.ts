import { z } from 'zod';
import { isCalendarDate } from '@/lib/dates';
import { MOST_ONGOING } from '@/lib/orders/list/deliveries';
import { ROW_BUTTON } from '@/lib/orders/order-target';
import { moveOfText, moveStop, stopsOfText } from './round';

const UUID_LENGTH = 36;

export const courierKeySchema = z.uuid();

export const roundDateSchema = z.string().refine(isCalendarDate);

/** The list as it was shown, and the pressed button. */
export const orderRoundSchema = z
  .object({
    courier: courierKeySchema,
    date: roundDateSchema,
    stops: z
      .string()
      .max(MOST_ONGOING * (UUID_LENGTH + 1))
      .transform(stopsOfText)
      .pipe(z.array(z.object({ ids: z.array(z.uuid()) }))),
    [ROW_BUTTON]: z
      .string()
      .transform(moveOfText)
      .pipe(z.object({ id: z.string(), to: toSchema() })),
  })
  .transform(({ courier: courierId, date, stops, [ROW_BUTTON]: move }) => ({
    courierId,
    date,
    orderIds: moveStop(stops, move).flatMap(({ ids }) => ids),
  }));

function toSchema() {
  return z.union([z.enum(['up', 'down']), z.number()]);
}
