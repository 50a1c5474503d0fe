import type { Actor } from '@/lib/auth/actor';
import { may, visibleOrders, type Permission } from '@/lib/auth/permissions';
import { transaction, type Tx } from '@/lib/db/client';
import { appendEntry, lockLog } from '@/lib/log/append';
import { describeMeanwhile } from '@/lib/log/describe';
import { requestHash } from '@/lib/log/hash';
import { entriesSince } from '@/lib/log/queries';
import { Refusal } from '@/lib/refusal';
import type { Decision, Order, OrderState, OrderStatus } from './order';

/** What a verb answers: the order it touched, as the version it made. The same operation id gets the same answer again. */
export type Answer = { id: string; orderId: string; version: number };

/** Which order a person decided about, and as which version they saw it. */
export type Seen = { operationId: string; id: string; version: number };

/** What a change is about: version 0 and no status stand for an order that does not exist yet. */
type Subject = { id: string; orderId: string; version: number; status: OrderStatus | null };

type Change<S extends Subject> = {
  operationId: string;
  /** The verb and its content; the same operation id must always ask for the same. */
  asked: [verb: string, ...content: unknown[]];
  /** Loads, inside the transaction, what the decision needs; throws a refusal for what the actor may not see. */
  load: (tx: Tx) => Promise<S>;
  decide: (subject: S) => Decision | Refusal;
};

/**
 * The one door: the only code that writes orders. In one transaction it locks the log, answers a repeated operation
 * as before, loads, checks the permission, decides, appends the log entry and then writes the order and the counters.
 * @throws Refusal when the answer is an expected "no"; nothing is written then.
 */
export function change<S extends Subject>(
  actor: Actor,
  permission: Permission,
  { operationId, asked, load, decide }: Change<S>,
): Promise<Answer> {
  const request = requestHash(actor.userId, asked);
  return transaction(async (tx) => {
    const head = await lockLog(tx, actor.workspaceId);
    const earlier = await findAnswer(tx, actor, { operationId, request });
    if (earlier) return earlier;

    const subject = await load(tx);
    if (!may(actor, permission)) throw new Refusal('forbidden', {});
    const decision = decide(subject);
    if (decision instanceof Refusal) throw decision;

    const { id, orderId } = subject;
    const version = subject.version + 1;
    const at = new Date();
    await appendEntry(tx, head, {
      workspaceId: actor.workspaceId,
      at,
      actorId: actor.userId,
      actorName: actor.name,
      event: decision.event,
      orderDbId: id,
      orderId,
      orderVersion: version,
      operationId,
      requestHash: request,
    });
    await writeOrder(tx, actor, { subject, state: decision.state, version, at });
    await stepCounters(tx, actor, { from: subject.status, to: decision.state?.status ?? null });
    return { id, orderId, version };
  });
}

/**
 * The order, if it exists for this actor and nobody changed it since they saw it.
 * @throws Refusal `not-found`, or `stale` with what happened meanwhile.
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

async function findAnswer(
  tx: Tx,
  actor: Actor,
  { operationId, request }: { operationId: string; request: string },
): Promise<Answer | null> {
  const entry = await tx.log.findUnique({
    where: { workspaceId_operationId: { workspaceId: actor.workspaceId, operationId } },
    select: { requestHash: true, orderDbId: true, orderId: true, orderVersion: true },
  });
  if (!entry) return null;
  const { orderDbId: id, orderId, orderVersion: version } = entry;
  if (entry.requestHash !== request || id === null || orderId === null || version === null) {
    throw new Refusal('reused-operation-id', {});
  }
  return { id, orderId, version };
}

async function writeOrder(
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

async function stepCounters(
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
