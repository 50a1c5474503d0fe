import type { Actor } from '@/lib/auth/actor';
import { may, visibleOrders } from '@/lib/auth/permissions';
import type { Tx } from '@/lib/db/client';
import { describeMeanwhile } from '@/lib/log/describe';
import { entriesSince } from '@/lib/log/queries';
import { Refusal } from '@/lib/refusal';
import type { Order, OrderState, OrderStatus } from './order';
import { searchColumns } from './search-text';

/** What a change is about: version 0 and no status stand for an order that does not exist yet. */
export type Subject = { id: string; orderId: string; version: number; status: OrderStatus | null };

/**
 * The order, if it exists for this actor and nobody changed it since they saw it.
 * @throws Refusal `not-found`, `deleted`, or `stale` with what happened meanwhile.
 */
export async function loadSeen(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: string; version: number },
): Promise<Order> {
  const order = await tx.order.findFirst({
    where: { AND: [visibleOrders(actor), { id }] },
    select: {
      id: true,
      orderId: true,
      version: true,
      numberOfItems: true,
      deliveryDate: true,
      senderName: true,
      recipientName: true,
      recipientAddress: true,
      status: true,
    },
  });
  if (!order) throw await refusalOfMissing(tx, actor, id);
  if (order.version === version) return order;
  const meanwhile = await entriesSince(tx, actor, { id, version });
  throw new Refusal('stale', {
    id,
    orderId: order.orderId,
    version: order.version,
    meanwhile: meanwhile.map(describeMeanwhile),
  });
}

/** Tells who deleted the order, to those who may read the log of its workspace; to everyone else it never was. */
async function refusalOfMissing(tx: Tx, actor: Actor, id: string): Promise<Refusal> {
  const last = may(actor, 'log.read')
    ? (await entriesSince(tx, actor, { id, version: 0 })).at(-1)
    : undefined;
  if (last?.action !== 'Deleted') return new Refusal('not-found', {});
  return new Refusal('deleted', { orderId: last.orderId ?? '', by: last.actorName });
}

/** Writes what was decided: a new order, a changed one, or, where `state` is null, none any more. */
export async function writeOrder(
  tx: Tx,
  actor: Actor,
  {
    subject: { id, orderId, status },
    state,
    version,
    at,
  }: { subject: Subject; state: OrderState | null; version: number; at: Date },
): Promise<void> {
  const select = { id: true };
  if (!state) {
    await tx.order.delete({ where: { id }, select });
    return;
  }
  const data = {
    numberOfItems: state.numberOfItems,
    deliveryDate: state.deliveryDate,
    senderName: state.senderName,
    recipientName: state.recipientName,
    recipientAddress: state.recipientAddress,
    status: state.status,
    version,
    updatedAt: at,
    ...searchColumns({ orderId, ...state }),
    ...(state.status === status ? {} : { deliveredAt: state.status === 'DELIVERED' ? at : null }),
  };
  if (status) {
    await tx.order.update({ where: { id }, data, select });
    return;
  }
  const { workspaceId, userId: createdById } = actor;
  await tx.order.create({
    data: { ...data, id, orderId, workspaceId, createdById, createdAt: at },
    select,
  });
}

/** Keeps the workspace's counters in step with one order whose status went `from` → `to`, null standing for no order. */
export async function stepCounters(
  tx: Tx,
  actor: Actor,
  { from, to }: { from: OrderStatus | null; to: OrderStatus | null },
): Promise<void> {
  if (from === to) return;
  const step = (status: OrderStatus) => Number(to === status) - Number(from === status);
  await tx.workspace.update({
    where: { id: actor.workspaceId },
    data: {
      ongoingCount: { increment: step('ONGOING') },
      deliveredCount: { increment: step('DELIVERED') },
    },
    select: { id: true },
  });
}
