import { FIELD_KEYS, NO_OPTIONAL_DETAILS, ORDER_FIELDS } from '@/lib/orders/fields';
import type { OrderState } from '@/lib/orders/order';
import { deliveryAfter, type Deliveries } from './delivered-at';
import {
  isOrderAction,
  ORDER_ACTIONS,
  ORDER_FACTS,
  type Changes,
  type OrderAction,
} from '@/lib/audit-log/actions';

export type OrderEntry = {
  action: string;
  actorId: string;
  orderId: string;
  orderVersion: number;
  /** In any notation; the replayed order keeps it. */
  at: string;
  /** The stored JSON text. */
  changes: string;
  /** The version whose entry this one undoes. */
  undoes: number | null;
};

/** `state` is null after a deletion. */
export type ReplayedOrder = {
  orderId: string;
  version: number;
  state: OrderState | null;
  createdById: string;
  createdAt: string;
  updatedAt: string;
} & Deliveries;

/** `about` is one clause, for people. */
export class Contradiction {
  constructor(readonly about: string) {}
}

/** The order after its next entry, from null before the first one. Pure, and the same on both engines. */
export function replay(
  order: ReplayedOrder | null,
  entry: OrderEntry,
): ReplayedOrder | Contradiction {
  if (!isOrderAction(entry.action)) return new Contradiction('it cannot be read');
  const about = findContradiction(order, entry, entry.action);
  if (about) return new Contradiction(about);
  const changes = parseChanges(entry.changes);
  if (!changes) return new Contradiction('it cannot be read');
  if (entry.action === 'Note Added' && FIELD_KEYS.some((field) => changes[field])) {
    return new Contradiction('a note changes no field');
  }
  const state = stateAfter(order?.state ?? null, entry.action, changes);
  if (state instanceof Contradiction) return state;
  const { orderId, orderVersion: version, actorId, at } = entry;
  const delivery = deliveryAfter(order, {
    at,
    isDelivered: state?.status === 'DELIVERED',
    isUndo: entry.undoes !== null,
    recorded: changes.deliveredAt,
  });
  if (!delivery) return new Contradiction('it names a delivery that never happened');
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

function findContradiction(
  order: ReplayedOrder | null,
  { orderId, orderVersion, undoes }: OrderEntry,
  action: OrderAction,
): string | null {
  const version = (order?.version ?? 0) + 1;
  if (orderVersion !== version) return `version ${orderVersion} comes where ${version} should`;
  const isGone = order !== null && order.state === null;
  const { needs } = ORDER_ACTIONS[action];
  if (isGone && needs !== 'deletion') return 'the order was deleted before';
  if (!isGone && needs === 'deletion') return 'the order was not deleted before';
  if (order && orderId !== order.orderId) return `the order was called ${order.orderId} before`;
  if (undoes !== null && !(undoes >= 1 && undoes < version)) {
    return `it undoes version ${undoes}, which isn’t an earlier one`;
  }
  return null;
}

function stateAfter(
  before: OrderState | null,
  action: OrderAction,
  changes: Changes,
): OrderState | null | Contradiction {
  const after: Record<string, unknown> = { ...NO_OPTIONAL_DETAILS, ...before };
  for (const field of FIELD_KEYS) {
    const change = changes[field];
    if (!change) continue;
    if (change.from !== (before?.[field] ?? null)) {
      return new Contradiction(`"${field}" was something else before`);
    }
    after[field] = change.to;
  }
  const status = ORDER_ACTIONS[action].statusAfter(before?.status ?? null, after.status);
  const isWhole = FIELD_KEYS.every(
    (field) =>
      (status && !ORDER_FIELDS[field].required) || ((after[field] ?? null) === null) === !status,
  );
  if (!isWhole || status !== (after.status ?? null)) {
    return new Contradiction('the action does not fit the order');
  }
  return status && (after as OrderState);
}

/** Hand-written: a zod schema would dominate the time per entry. Null when malformed. */
function parseChanges(text: string): Changes | null {
  try {
    const parsed: unknown = JSON.parse(text);
    return isChanges(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

const LOGGED_FIELDS: ReadonlySet<string> = new Set([...FIELD_KEYS, ...ORDER_FACTS]);

function isChanges(parsed: unknown): parsed is Changes {
  return (
    parsed instanceof Object &&
    Object.entries(parsed).every(
      ([field, change]) => LOGGED_FIELDS.has(field) && change instanceof Object,
    )
  );
}
