import {
  decideChange,
  decideDelete,
  decideMarkDelivered,
  decideReopen,
} from '@/lib/orders/changes/decide';
import { runState, type RunState } from '@/lib/jobs/progress';
import type { Decision, Order } from '@/lib/orders/order';
import { Refusal, type RefusalCode } from '@/lib/errors';

/** What can be done to many orders at once. An import has its orders from a file; an undo takes another group back. */
export const BULK_KINDS = [
  'markDelivered',
  'reopen',
  'delete',
  'changeDeliveryDate',
  'assign',
  'export',
  'labels',
  'import',
  'undo',
] as const;
export type BulkKind = (typeof BULK_KINDS)[number];

/** The verbs that change orders of a group. An import, which does too, goes its own way through its file. */
export type ChangingKind = Exclude<BulkKind, 'export' | 'labels' | 'import'>;

export function changesOrders(verb: BulkKind): verb is ChangingKind {
  return verb !== 'export' && verb !== 'labels' && verb !== 'import';
}

/** The most orders of a group. */
export const MOST_ORDERS = 20_000;

/** What all orders of a group get, where that is what changes. */
export type Choice = {
  /** `YYYY-MM-DD`; null while it is not chosen. */
  deliveryDate: string | null;
  /** The id of a user, null for nobody; undefined while nobody is chosen. */
  courierId?: string | null | undefined;
};

/** What came of an order: it was done, or refused for a reason. Null while it waits for its turn. */
export type BulkResult = 'done' | RefusalCode;

export type BulkState = 'preview' | RunState;

/** The state of a bulk action, from its times and the number of orders without a result. */
export function bulkState(
  { appliedAt, cancelledAt }: { appliedAt: Date | null; cancelledAt: Date | null },
  waiting: number,
): BulkState {
  return appliedAt ? runState(waiting === 0, cancelledAt) : 'preview';
}

/**
 * What a group does to one of its orders: the order as it is now, and the version at which the group was made. What
 * somebody changed since is left alone. What is not chosen yet counts as something that changes.
 */
export function decideInBulk(
  verb: Exclude<ChangingKind, 'undo'>,
  order: Order | undefined,
  { version, deliveryDate, courierId }: { version: number } & Choice,
): Decision | Refusal {
  if (!order) return new Refusal('not-found', {});
  const { id, orderId } = order;
  if (order.version !== version) {
    return new Refusal('stale', { id, orderId, version: order.version, laterChanges: [] });
  }
  switch (verb) {
    case 'markDelivered':
      return decideMarkDelivered(order);
    case 'reopen':
      return decideReopen(order);
    case 'delete':
      return decideDelete(order);
    case 'changeDeliveryDate':
      return decideChange(order, { ...order, deliveryDate: deliveryDate ?? '' });
    case 'assign':
      return decideChange(order, { ...order, courierId: courierId === undefined ? '' : courierId });
  }
}
