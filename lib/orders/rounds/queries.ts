import { z } from 'zod';
import type { Person } from '@/lib/accounts/queries';
import type { Actor } from '@/lib/auth/actor';
import { visibleOrders } from '@/lib/auth/permissions';
import { DELIVERING_ROLES } from '@/lib/auth/roles';
import { db, type OrderWhere } from '@/lib/db/client';
import { MOST_ONGOING, stopsOfRound, type Stop } from '@/lib/orders/list/deliveries';
import type { SavedRounds } from './round';

export type RoundDay = { courierId: string; date: string; today: string };

const stopsSchema = z.array(z.string());

/** Null for anyone but an active courier of the workspace. */
export async function findCourier(actor: Actor, id: string): Promise<Person | null> {
  const { workspaceId } = actor;
  return db().user.findFirst({
    where: { id, workspaceId, role: { in: DELIVERING_ROLES }, active: true },
    select: { id: true, name: true },
  });
}

/** Of today and later days. */
export async function savedRounds(
  { workspaceId }: Actor,
  { courierId, today }: Omit<RoundDay, 'date'>,
): Promise<SavedRounds> {
  const rounds = await db().round.findMany({
    where: { workspaceId, courierId, date: { gte: today } },
    select: { date: true, stops: true },
  });
  return Object.fromEntries(
    rounds.map(({ date, stops }) => [date, stopsSchema.parse(JSON.parse(stops))]),
  );
}

export type ListedRound = { stops: Stop<RoundOrder>[]; isMore: boolean };

export type RoundOrder = {
  id: string;
  orderId: string;
  deliveryDate: string;
  recipientName: string;
  recipientAddress: string;
  timeWindow: string | null;
  numberOfItems: number;
};

/** Not spread into another condition, which may name a courier too. */
export function ofRound({ courierId, date, today }: RoundDay): OrderWhere {
  return { courierId, status: 'ONGOING', deliveryDate: date > today ? date : { lte: date } };
}

/** Ongoing orders of a day, today with overdue ones, in the courier's order. */
export async function listRound(
  actor: Actor,
  { courierId, date, today }: RoundDay,
): Promise<ListedRound> {
  const [orders, rounds] = await Promise.all([
    db().order.findMany({
      where: { AND: [visibleOrders(actor), ofRound({ courierId, date, today })] },
      // As the courier's list, so that both show the same orders.
      orderBy: [{ deliveryDate: 'desc' }, { id: 'asc' }],
      take: MOST_ONGOING + 1,
      select: {
        id: true,
        orderId: true,
        deliveryDate: true,
        recipientName: true,
        recipientAddress: true,
        timeWindow: true,
        numberOfItems: true,
      },
    }),
    savedRounds(actor, { courierId, today }),
  ]);
  return {
    stops: stopsOfRound(orders.slice(0, MOST_ONGOING), today, rounds[date]),
    isMore: orders.length > MOST_ONGOING,
  };
}
