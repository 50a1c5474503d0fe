import type { OrderState } from '@/lib/orders/order';
import type { OrderStatus } from '@/lib/orders/status';
import { deliveryAfter, type Deliveries } from './delivered-at';
import {
  LOGGED_FIELDS,
  ORDER_ACTIONS,
  ORDER_FACTS,
  type Changes,
  type OrderAction,
} from '@/lib/audit-log/actions';

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
  /** The version whose entry it takes back, where it is an undo. */
  undoes: number | null;
};

/** An order as its entries tell it; `state` is null once it is deleted. */
export type ReplayedOrder = {
  orderId: string;
  version: number;
  state: OrderState | null;
  createdById: string;
  createdAt: string;
  updatedAt: string;
} & Deliveries;

/** Why an entry cannot be the next one: one clause for people. */
export class Contradiction {
  constructor(readonly about: string) {}
}

/** What each action makes of a status, null standing for no order; undefined where it cannot happen. */
const STATUS_AFTER: Record<
  OrderAction,
  (status: OrderStatus | null, told: unknown) => OrderStatus | null | undefined
> = {
  Created: (status) => (status === null ? 'ONGOING' : undefined),
  // With the status that the file tells.
  Imported: (status, told) => (status === null && isStatus(told) ? told : undefined),
  Edited: (status) => status ?? undefined,
  'Marked Delivered': (status) => (status === 'ONGOING' ? 'DELIVERED' : undefined),
  Reopened: (status) => (status === 'DELIVERED' ? 'ONGOING' : undefined),
  Deleted: (status) => (status === null ? undefined : null),
  // As what it was deleted, which the entry tells.
  Restored: (status, told) => (status === null && isStatus(told) ? told : undefined),
};

/** The order after one more entry; null stands for the time before its first one. */
export function replay(
  order: ReplayedOrder | null,
  entry: OrderEntry,
): ReplayedOrder | Contradiction {
  const about = misfit(order, entry);
  if (about) return new Contradiction(about);
  const changes = parseChanges(entry.changes);
  if (!changes || !isAction(entry.action)) return new Contradiction('it cannot be read');
  const state = stateAfter(order?.state ?? null, entry.action, changes);
  if (state instanceof Contradiction) return state;
  const { orderId, orderVersion: version, actorId, at } = entry;
  const delivery = deliveryAfter(order, {
    at,
    isDelivered: state?.status === 'DELIVERED',
    isUndo: entry.undoes !== null,
    told: changes.deliveredAt,
  });
  if (!delivery) return new Contradiction('it tells of a delivery that there was not');
  return {
    orderId,
    version,
    state,
    createdById: order?.createdById ?? actorId,
    createdAt: order?.createdAt ?? at,
    updatedAt: at,
    ...delivery,
  };
}

/** Why an entry, whatever it changes, cannot be the next one; null where it can. */
function misfit(
  order: ReplayedOrder | null,
  { action, orderId, orderVersion, undoes }: OrderEntry,
): string | null {
  const version = (order?.version ?? 0) + 1;
  if (orderVersion !== version) return `version ${orderVersion} comes where ${version} should`;
  const isGone = order !== null && order.state === null;
  if (isGone && action !== 'Restored') return 'the order was deleted before';
  if (!isGone && action === 'Restored') return 'the order was not deleted before';
  if (order && orderId !== order.orderId) return `the order was called ${order.orderId} before`;
  if (undoes !== null && !(undoes >= 1 && undoes < version)) {
    return `it undoes version ${undoes}, which is none before it`;
  }
  return null;
}

function stateAfter(
  before: OrderState | null,
  action: OrderAction,
  changes: Changes,
): OrderState | null | Contradiction {
  const after: Record<string, unknown> = { courierId: null, ...before };
  for (const field of LOGGED_FIELDS) {
    const change = changes[field];
    if (!change) continue;
    if (change.from !== (before?.[field] ?? null)) {
      return new Contradiction(`"${field}" was something else before`);
    }
    after[field] = change.to;
  }
  const status = STATUS_AFTER[action](before?.status ?? null, after.status);
  const isWhole = LOGGED_FIELDS.every(
    (field) => (status && field === 'courierId') || ((after[field] ?? null) === null) === !status,
  );
  if (!isWhole || status !== (after.status ?? null)) {
    return new Contradiction('the action does not fit the order');
  }
  return status && (after as OrderState);
}

function isStatus(told: unknown): told is OrderStatus {
  return told === 'ONGOING' || told === 'DELIVERED';
}

function isAction(action: string): action is OrderAction {
  return (ORDER_ACTIONS as readonly string[]).includes(action);
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

/** What entries about orders tell. */
const TOLD: ReadonlySet<string> = new Set([...LOGGED_FIELDS, ...ORDER_FACTS]);

function isChanges(parsed: unknown): parsed is Changes {
  return (
    parsed instanceof Object &&
    Object.entries(parsed).every(([field, change]) => TOLD.has(field) && change instanceof Object)
  );
}
