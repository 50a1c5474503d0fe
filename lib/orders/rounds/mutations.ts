import type { Actor } from '@/lib/auth/actor';
import { may, visibleOrders } from '@/lib/auth/permissions';
import { DELIVERING_ROLES, ROLES } from '@/lib/auth/roles';
import { addDays, calendarDate } from '@/lib/dates';
import { transaction, type Tx } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { Refusal } from '@/lib/errors';
import { ofRound } from './queries';

/** In days. */
const KEPT = 30;

/**
 * Stores the order of a courier's stops; the last one wins. Orders that aren't ongoing orders of this round are left out,
 * and without any other nothing changes. Not logged: like a view, it changes no order.
 * @throws Refusal `forbidden`, or `no-courier` for anyone but an active courier, and for a courier about someone else
 */
export async function orderRound(
  actor: Actor,
  {
    courierId,
    date,
    orderIds,
    now,
  }: {
    courierId: string;
    /** `YYYY-MM-DD` */
    date: string;
    orderIds: readonly string[];
    now: Date;
  },
): Promise<void> {
  if (!may(actor, 'rounds.order')) throw new Refusal('forbidden', { permission: 'rounds.order' });
  const { workspaceId } = actor;
  const today = calendarDate(now, actor.timeZone);
  await transaction(async (tx) => {
    await lockCourier(tx, actor, courierId);
    const ongoing = await tx.order.findMany({
      where: {
        AND: [visibleOrders(actor), ofRound({ courierId, date, today })],
        id: { in: [...orderIds] },
      },
      select: { id: true },
    });
    const known = new Set(ongoing.map(({ id }) => id));
    const stops = JSON.stringify([...new Set(orderIds)].filter((id) => known.has(id)));
    if (known.size === 0) return;
    const round = { workspaceId, courierId, date };
    await tx.round.upsert({
      where: { workspaceId_courierId_date: round },
      create: { id: newId(), ...round, stops, updatedAt: now },
      update: { stops, updatedAt: now },
      select: { id: true },
    });
    await tx.round.deleteMany({
      where: { workspaceId, courierId, date: { lt: addDays(today, -KEPT) } },
    });
  });
}

/** A no-op write that serializes changes to one courier's rounds. */
async function lockCourier(tx: Tx, actor: Actor, courierId: string): Promise<void> {
  const { workspaceId, userId } = actor;
  const isOwnOnly = ROLES[actor.role].sees === 'assigned';
  const { count } = await tx.user.updateMany({
    where: {
      id: courierId,
      workspaceId,
      role: { in: DELIVERING_ROLES },
      active: true,
      ...(isOwnOnly && { AND: { id: userId } }),
    },
    data: { active: true },
  });
  if (count === 0) throw new Refusal('no-courier', {});
}
