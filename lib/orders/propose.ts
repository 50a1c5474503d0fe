import type { Actor } from '@/lib/auth/actor';
import { calendarDate } from '@/lib/dates';
import { db } from '@/lib/db/client';
import { findSettings } from '@/lib/workspaces/queries';
import { firstWorkingDay } from '@/lib/workspaces/working-days';
import { nextOrderId } from './next-order-id';

const NEWEST = 20;

/** Values of a new order to start with; undefined where nothing suggests one. The date is today or the next working day. */
export async function proposeOrder(
  actor: Actor,
  now: Date,
): Promise<{
  orderId: string | undefined;
  deliveryDate: string;
  senderName: string | undefined;
}> {
  const { workspaceId, timeZone } = actor;
  const [settings, newest] = await Promise.all([
    findSettings(actor),
    db().order.findMany({
      where: { workspaceId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: NEWEST,
      select: { orderId: true },
    }),
  ]);
  const proposed = nextOrderId(newest.map(({ orderId }) => orderId));
  const isTaken =
    proposed !== null &&
    (await db().order.findFirst({
      where: { workspaceId, orderId: proposed },
      select: { id: true },
    })) !== null;
  return {
    orderId: proposed === null || isTaken ? undefined : proposed,
    deliveryDate: firstWorkingDay(calendarDate(now, timeZone), settings),
    senderName: settings.defaultSender ?? undefined,
  };
}
