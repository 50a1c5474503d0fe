import type { Actor } from '@/lib/auth/actor';
import type { ChangeResult } from '@/lib/orders/mutations';
import type { OrderDetails } from '@/lib/orders/order';
import type { RefusalCode } from '@/lib/errors';
import type { OrderStatus } from '@/lib/orders/status';
import type { Change } from './application';

type Order = {
  id: string;
  orderId: string;
  workspaceId: string;
  version: number;
  details: OrderDetails;
  /** What it said as each version, the first one first. */
  past: OrderDetails[];
  /** Null once it is deleted. */
  status: OrderStatus | null;
};

/** What was done: an entry of the log, as far as the model tells it. */
export type AcceptedChange = { actor: Actor; change: Change; answer: ChangeResult };

/** The rules of the five verbs once more, in as few words as possible: orders, and what was done to them. */
export type Model = { orders: Order[]; accepted: AcceptedChange[] };

/** What the verb must say: its refusal, the answer it gave before, or a new answer about `orderId` as `version`. */
export type Expectation =
  { refusal: RefusalCode } | { again: ChangeResult } | { orderId: string; version: number };

/** What this change by this actor must lead to. */
export function expectation(model: Model, actor: Actor, change: Change): Expectation {
  const earlier = model.accepted.find(
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
  const mayBeBehind = change.do === 'editOrder' && version < order.version;
  if (order.version !== version && !mayBeBehind) return { refusal: 'stale' };
  const refusal = objection(order, change);
  return refusal ? { refusal } : { orderId: order.orderId, version: order.version + 1 };
}

function objection(order: Order, change: Change): RefusalCode | undefined {
  switch (change.do) {
    case 'editOrder':
      return objectionToEdit(order, change.input);
    case 'markDelivered':
      return order.status === 'DELIVERED' ? 'already-delivered' : undefined;
    case 'reopenOrder':
      return order.status === 'ONGOING' ? 'not-delivered' : undefined;
  }
}

/** Of each field, what both sides made of it: the same, one of them nothing, or a conflict. */
function objectionToEdit(
  { details, past }: Order,
  wished: OrderDetails & { version: number },
): RefusalCode | undefined {
  const base = past[wished.version - 1];
  const asked = fieldsOf(details).filter(
    (field) => wished[field] !== base?.[field] && wished[field] !== details[field],
  );
  if (asked.some((field) => details[field] !== base?.[field])) return 'conflict';
  return asked.length === 0 ? 'unchanged' : undefined;
}

function fieldsOf(details: OrderDetails): (keyof OrderDetails)[] {
  return Object.keys(details) as (keyof OrderDetails)[];
}

/** Takes down what was done. */
export function note(model: Model, deed: AcceptedChange): void {
  const { actor, change, answer } = deed;
  model.accepted.push(deed);
  if (change.do === 'createOrder') {
    const { operationId: _, orderId, ...details } = change.input;
    const { id, version } = answer;
    const { workspaceId } = actor;
    const past = [details];
    model.orders.push({ id, orderId, workspaceId, version, details, past, status: 'ONGOING' });
    return;
  }
  const order = model.orders.find(({ id }) => id === answer.id)!;
  order.version = answer.version;
  if (change.do === 'editOrder') {
    const { operationId: _, id: __, version, ...wished } = change.input;
    const base = order.past[version - 1];
    const changed = fieldsOf(wished).filter((field) => wished[field] !== base?.[field]);
    const news = Object.fromEntries(changed.map((field) => [field, wished[field]]));
    order.details = { ...order.details, ...news };
  }
  order.past.push(order.details);
  if (change.do === 'markDelivered') order.status = 'DELIVERED';
  if (change.do === 'reopenOrder') order.status = 'ONGOING';
  if (change.do === 'deleteOrder') order.status = null;
}
