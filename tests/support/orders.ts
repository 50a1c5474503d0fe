import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { createOrder, type ChangeResult } from '@/lib/orders/mutations';
import type { OrderDetails } from '@/lib/orders/order';

export const details = {
  numberOfItems: 18,
  deliveryDate: '2026-04-17',
  senderName: 'Northern Goods',
  recipientName: 'Łucja Nowak',
  recipientAddress: 'ul. Filtrowa 68, Warszawa',
} satisfies OrderDetails;

/** All optional fields but the courier. */
export const extras = {
  timeWindow: '09:00-12:00',
  recipientPhone: '+48 22 555 0101',
  recipientEmail: 'lucja@example.com',
  instructions: 'Ring twice.\nBack door',
  reference: 'PO 7/12',
} satisfies Partial<OrderDetails>;

/** Creates an order, with a unique Order ID unless one is given. */
export function newOrder(
  actor: Actor,
  given: Partial<OrderDetails> & { orderId?: string } = {},
): Promise<ChangeResult> {
  const operationId = randomUUID();
  return createOrder(actor, { operationId, orderId: operationId, ...details, ...given });
}

/** The input of an action on this version of an order, with a new operation ID. */
export function seen({ id, version }: ChangeResult): {
  operationId: string;
  id: string;
  version: number;
} {
  return { operationId: randomUUID(), id, version };
}

/** The row of an order, or null. */
export function storedOrder({ id }: Pick<ChangeResult, 'id'>) {
  return db().order.findUnique({ where: { id } });
}

/** The entries of a workspace's log, or of one order in it, oldest first. */
export function storedEntries({ workspaceId }: Actor, order?: Pick<ChangeResult, 'id'>) {
  const orderDbId = order ? { orderDbId: order.id } : {};
  return db().log.findMany({ where: { workspaceId, ...orderDbId }, orderBy: { seq: 'asc' } });
}

/** The workspace's counters, and the actual counts of its rows. */
export async function countersAndRows({ workspaceId }: Actor) {
  const [workspace, orders] = await Promise.all([
    db().workspace.findUniqueOrThrow({ where: { id: workspaceId } }),
    db().order.findMany({ where: { workspaceId }, select: { status: true } }),
  ]);
  const rows = (status: string) => orders.filter((order) => order.status === status).length;
  return {
    counters: { ongoing: workspace.ongoingCount, delivered: workspace.deliveredCount },
    rows: { ongoing: rows('ONGOING'), delivered: rows('DELIVERED') },
  };
}
