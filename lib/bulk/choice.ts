import { NOBODY } from '@/lib/orders/list/params';
import type { Person } from '@/lib/accounts/queries';
import type { Choice } from './bulk-action';

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
