import type { OrderState, OrderStatus } from '@/lib/orders/order';
import { ACTIONS, LOGGED_FIELDS, type Action, type Changes } from './events';

/** The part of an entry that tells what became of its order. */
export type OrderEntry = {
  action: string;
  actorId: string;
  orderId: string;
  orderVersion: number;
  /** In any notation; the replayed order has its times in the same. */
  at: string;
  /** The JSON text as stored. */
  changes: string;
};

/** An order as its entries tell it; `state` is null once it is deleted. */
export type ReplayedOrder = {
  orderId: string;
  version: number;
  state: OrderState | null;
  createdById: string;
  createdAt: string;
  updatedAt: string;
  deliveredAt: string | null;
};

/** Why an entry cannot be the next one: one clause for people. */
export class Contradiction {
  constructor(readonly about: string) {}
}

/** What each action makes of a status, null standing for no order; undefined where it cannot happen. */
const STATUS_AFTER: Record<Action, (status: OrderStatus | null) => OrderStatus | null | undefined> =
  {
    Created: (status) => (status === null ? 'ONGOING' : undefined),
    Edited: (status) => status ?? undefined,
    'Marked Delivered': (status) => (status === 'ONGOING' ? 'DELIVERED' : undefined),
    Reopened: (status) => (status === 'DELIVERED' ? 'ONGOING' : undefined),
    Deleted: (status) => (status === null ? undefined : null),
  };

/** The order after one more entry; null stands for the time before its first one. */
export function replay(
  order: ReplayedOrder | null,
  entry: OrderEntry,
): ReplayedOrder | Contradiction {
  const version = (order?.version ?? 0) + 1;
  if (entry.orderVersion !== version) {
    return new Contradiction(`version ${entry.orderVersion} comes where ${version} should`);
  }
  if (order && !order.state) return new Contradiction('the order was deleted before');
  if (order && entry.orderId !== order.orderId) {
    return new Contradiction(`the order was called ${order.orderId} before`);
  }
  const state = stateAfter(order?.state ?? null, entry);
  if (state instanceof Contradiction) return state;
  const { orderId, actorId, at } = entry;
  return {
    orderId,
    version,
    state,
    createdById: order?.createdById ?? actorId,
    createdAt: order?.createdAt ?? at,
    updatedAt: at,
    deliveredAt: state?.status !== 'DELIVERED' ? null : (order?.deliveredAt ?? at),
  };
}

function stateAfter(
  before: OrderState | null,
  { action, changes }: OrderEntry,
): OrderState | null | Contradiction {
  const parsed = parseChanges(changes);
  if (!parsed || !isAction(action)) return new Contradiction('it cannot be read');
  const after: Record<string, unknown> = { ...before };
  for (const field of LOGGED_FIELDS) {
    const change = parsed[field];
    if (!change) continue;
    if (change.from !== (before?.[field] ?? null)) {
      return new Contradiction(`"${field}" was something else before`);
    }
    after[field] = change.to;
  }
  const status = STATUS_AFTER[action](before?.status ?? null);
  const isWhole = LOGGED_FIELDS.every((field) => ((after[field] ?? null) === null) === !status);
  if (!isWhole || status !== (after.status ?? null)) {
    return new Contradiction('the action does not fit the order');
  }
  return status && (after as OrderState);
}

function isAction(action: string): action is Action {
  return (ACTIONS as readonly string[]).includes(action);
}

/** Null for what tells no changes. By hand, because a schema would take longer than all else about an entry. */
function parseChanges(text: string): Changes | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return isChanges(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function isChanges(parsed: unknown): parsed is Changes {
  return (
    parsed instanceof Object &&
    Object.entries(parsed).every(
      ([field, change]) =>
        (LOGGED_FIELDS as readonly string[]).includes(field) && change instanceof Object,
    )
  );
}
