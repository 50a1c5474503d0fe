import type { Actor } from '@/lib/auth/actor';
import type { Answer } from '@/lib/orders/mutations';
import type { OrderDetails, OrderStatus } from '@/lib/orders/order';
import type { RefusalCode } from '@/lib/refusal';
import type { Change } from './application';

type Order = {
  id: string;
  orderId: string;
  workspaceId: string;
  version: number;
  details: OrderDetails;
  /** Null once it is deleted. */
  status: OrderStatus | null;
};

/** What was done: an entry of the log, as far as the model tells it. */
export type Deed = { actor: Actor; change: Change; answer: Answer };

/** The rules of the five verbs once more, in as few words as possible: orders, and what was done to them. */
export type Model = { orders: Order[]; deeds: Deed[] };

/** What the verb must say: its refusal, the answer it gave before, or a new answer about `orderId` as `version`. */
export type Expectation =
  { refusal: RefusalCode } | { again: Answer } | { orderId: string; version: number };

/** What this change by this actor must lead to. */
export function expectation(model: Model, actor: Actor, change: Change): Expectation {
  const earlier = model.deeds.find(
    (deed) =>
      deed.actor.workspaceId === actor.workspaceId &&
      deed.change.input.operationId === change.input.operationId,
  );
  if (earlier) {
    const isSame =
      earlier.actor.userId === actor.userId &&
      JSON.stringify(earlier.change) === JSON.stringify(change);
    return isSame ? { again: earlier.answer } : { refusal: 'reused-operation-id' };
  }
  const mine = model.orders.filter(({ workspaceId }) => workspaceId === actor.workspaceId);
  if (change.do === 'createOrder') {
    const { orderId } = change.input;
    const isTaken = mine.some((order) => order.status && order.orderId === orderId);
    return isTaken ? { refusal: 'duplicate-order-id' } : { orderId, version: 1 };
  }
  const { id, version } = change.input;
  const order = mine.find((candidate) => candidate.id === id);
  if (!order) return { refusal: 'not-found' };
  if (!order.status) return { refusal: 'deleted' };
  if (order.version !== version) return { refusal: 'stale' };
  const refusal = objection(order, change);
  return refusal ? { refusal } : { orderId: order.orderId, version: version + 1 };
}

function objection(order: Order, change: Change): RefusalCode | undefined {
  switch (change.do) {
    case 'editOrder':
      return isSaid(order.details, change.input) ? 'unchanged' : undefined;
    case 'markDelivered':
      return order.status === 'DELIVERED' ? 'already-delivered' : undefined;
    case 'reopenOrder':
      return order.status === 'ONGOING' ? 'not-delivered' : undefined;
  }
}

function isSaid(said: OrderDetails, wished: OrderDetails): boolean {
  return Object.entries(said).every(
    ([field, value]) => wished[field as keyof OrderDetails] === value,
  );
}

/** Takes down what was done. */
export function note(model: Model, deed: Deed): void {
  const { actor, change, answer } = deed;
  model.deeds.push(deed);
  if (change.do === 'createOrder') {
    const { operationId: _, orderId, ...details } = change.input;
    const { id, version } = answer;
    const { workspaceId } = actor;
    model.orders.push({ id, orderId, workspaceId, version, details, status: 'ONGOING' });
    return;
  }
  const order = model.orders.find(({ id }) => id === answer.id)!;
  order.version = answer.version;
  if (change.do === 'editOrder') {
    const { operationId: _, id: __, version: ___, ...details } = change.input;
    order.details = details;
  }
  if (change.do === 'markDelivered') order.status = 'DELIVERED';
  if (change.do === 'reopenOrder') order.status = 'ONGOING';
  if (change.do === 'deleteOrder') order.status = null;
}
