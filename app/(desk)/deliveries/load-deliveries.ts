import type { Actor } from '@/lib/auth/actor';
import { calendarDate } from '@/lib/dates';
import { newId } from '@/lib/db/id';
import { liveMark } from '@/lib/live/mark';
import type { DeliveryList } from '@/lib/orders/list/deliveries';
import { listDeliveries } from '@/lib/orders/list/deliveries-query';

export async function loadDeliveries(actor: Actor, now: Date): Promise<DeliveryList> {
  return {
    seq: actor.logSeq,
    mark: liveMark(actor.role, calendarDate(now, actor.timeZone)),
    operationId: newId(),
    ...(await listDeliveries(actor, now)),
  };
}
