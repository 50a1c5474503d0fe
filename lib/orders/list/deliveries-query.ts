import type { Actor } from '@/lib/auth/actor';
import { visibleOrders } from '@/lib/auth/permissions';
import { calendarDate, startOfDay } from '@/lib/dates';
import { db } from '@/lib/db/client';
import { reopenableIds } from '@/lib/orders/capabilities';
import type { Delivery } from './deliveries';

export const MOST_ONGOING = 150;
export const MOST_DELIVERED = 50;

const FIELDS = {
  id: true,
  orderId: true,
  version: true,
  numberOfItems: true,
  deliveryDate: true,
  recipientName: true,
  recipientAddress: true,
} as const;

export type Done = Delivery & { deliveredAt: Date; mayReopen: boolean };

/** Today's first, then overdue (latest first), then later; `done` is today's in the workspace's time zone. */
export async function listDeliveries(
  actor: Actor,
  now: Date,
): Promise<{ ongoing: Delivery[]; isMore: boolean; done: Done[] }> {
  const { timeZone } = actor;
  const date = calendarDate(now, timeZone);
  const today = startOfDay(date, timeZone);
  const ongoingOf = (deliveryDate: { equals: string } | { lt: string } | { gt: string }) =>
    db().order.findMany({
      where: { AND: [visibleOrders(actor), { status: 'ONGOING', deliveryDate }] },
      orderBy: [{ deliveryDate: 'gt' in deliveryDate ? 'asc' : 'desc' }, { id: 'asc' }],
      take: MOST_ONGOING + 1,
      select: FIELDS,
    });
  const [due, overdue, later, done] = await Promise.all([
    ongoingOf({ equals: date }),
    ongoingOf({ lt: date }),
    ongoingOf({ gt: date }),
    db().order.findMany({
      where: { AND: [visibleOrders(actor), { deliveredAt: { gte: today } }] },
      orderBy: [{ deliveredAt: 'desc' }, { id: 'desc' }],
      take: MOST_DELIVERED,
      select: { ...FIELDS, status: true, deliveredAt: true },
    }),
  ]);
  const ongoing = [...due, ...overdue, ...later];
  const reopenable = await reopenableIds(actor, done);
  return {
    ongoing: ongoing.slice(0, MOST_ONGOING),
    isMore: ongoing.length > MOST_ONGOING,
    done: done.map(({ status: _, deliveredAt, ...order }) => {
      return { ...order, deliveredAt: deliveredAt!, mayReopen: reopenable.has(order.id) };
    }),
  };
}
