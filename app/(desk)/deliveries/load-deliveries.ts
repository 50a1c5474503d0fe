import type { Actor } from '@/lib/auth/actor';
import { calendarDate } from '@/lib/dates';
import { newId } from '@/lib/db/id';
import { liveMark } from '@/lib/live/mark';
import type { DeliveryList } from '@/lib/orders/list/deliveries';
import { listDeliveries } from '@/lib/orders/list/deliveries-query';
import { savedRounds } from '@/lib/orders/rounds/queries';

export async function loadDeliveries(actor: Actor, now: Date): Promise<DeliveryList> {
  const today = calendarDate(now, actor.timeZone);
  const [deliveries, rounds] = await Promise.all([
    listDeliveries(actor, now),
    savedRounds(actor, { courierId: actor.userId, today }),
  ]);
  return {
    seq: actor.logSeq,
    mark: liveMark(actor.role, today),
    operationId: newId(),
    ...deliveries,
    rounds,
  };
}
