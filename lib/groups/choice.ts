import { NOBODY } from '@/lib/orders/listing';
import type { Person } from '@/lib/users/queries';
import type { Choice } from './group';

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
