import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';

export type OrderCounts = { all: number; ongoing: number; delivered: number };

/** How many orders the actor's workspace has, from its counters: exact, and the same cost at any size. */
export async function countOrders(actor: Actor): Promise<OrderCounts> {
  const { ongoingCount, deliveredCount } = await db().workspace.findUniqueOrThrow({
    where: { id: actor.workspaceId },
    select: { ongoingCount: true, deliveredCount: true },
  });
  return {
    all: ongoingCount + deliveredCount,
    ongoing: ongoingCount,
    delivered: deliveredCount,
  };
}
