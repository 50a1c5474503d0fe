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
  /** Its values in each version, oldest first. */
  past: OrderDetails[];
  /** Null once it is deleted. */
  status: OrderStatus | null;
};

/** An accepted change: a log entry in the model. */
export type AcceptedChange = { actor: Actor; change: Change; answer: ChangeResult };

/** A minimal second implementation of the rules for changing orders. */
export type Model = { orders: Order[]; accepted: AcceptedChange[] };

/** The expected outcome: a refusal, the earlier answer, or a new answer with this Order ID and version. */
export type ExpectedOutcome =
  { refusal: RefusalCode } | { again: ChangeResult } | { orderId: string; version: number };

export function expectedOutcome(model: Model, actor: Actor, change: Change): ExpectedOutcome {
  const earlier = model.accepted.find(
    (accepted) =>
      accepted.actor.workspaceId === actor.workspaceId &&
      accepted.change.input.operationId === change.input.operationId,
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
  const refusal = refusalFor(order, change);
  return refusal ? { refusal } : { orderId: order.orderId, version: order.version + 1 };
}

function refusalFor(order: Order, change: Change): RefusalCode | undefined {
  switch (change.do) {
    case 'editOrder':
      return refusalForEdit(order, change.input);
    case 'markDelivered':
      return order.status === 'DELIVERED' ? 'already-delivered' : undefined;
    case 'reopenOrder':
      return order.status === 'ONGOING' ? 'not-delivered' : undefined;
  }
}

function refusalForEdit(
  { details, past }: Order,
  wanted: OrderDetails & { version: number },
): RefusalCode | undefined {
  const base = past[wanted.version - 1];
  const changed = fieldsOf(details).filter(
    (field) => wanted[field] !== base?.[field] && wanted[field] !== details[field],
  );
  if (changed.some((field) => details[field] !== base?.[field])) return 'conflict';
  return changed.length === 0 ? 'unchanged' : undefined;
}

function fieldsOf(details: OrderDetails): (keyof OrderDetails)[] {
  return Object.keys(details) as (keyof OrderDetails)[];
}

/** Applies an accepted change to the model. */
export function recordChange(model: Model, accepted: AcceptedChange): void {
  const { actor, change, answer } = accepted;
  model.accepted.push(accepted);
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
    const { operationId: _, id: __, version, ...wanted } = change.input;
    const base = order.past[version - 1];
    const changed = fieldsOf(wanted).filter((field) => wanted[field] !== base?.[field]);
    const news = Object.fromEntries(changed.map((field) => [field, wanted[field]]));
    order.details = { ...order.details, ...news };
  }
  order.past.push(order.details);
  if (change.do === 'markDelivered') order.status = 'DELIVERED';
  if (change.do === 'reopenOrder') order.status = 'ONGOING';
  if (change.do === 'deleteOrder') order.status = null;
}
