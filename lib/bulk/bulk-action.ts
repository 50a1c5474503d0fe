import {
  decideChange,
  decideDelete,
  decideMarkDelivered,
  decideReopen,
} from '@/lib/orders/changes/decide';
import { runState, type RunState } from '@/lib/jobs/progress';
import type { Decision, Order } from '@/lib/orders/order';
import { Refusal, type RefusalCode } from '@/lib/errors';

export const BULK_KINDS = [
  'markDelivered',
  'reopen',
  'delete',
  'changeDeliveryDate',
  'changeTimeWindow',
  'assign',
  'export',
  'labels',
  'import',
  'undo',
] as const;
export type BulkKind = (typeof BULK_KINDS)[number];

/** The kinds that change orders one by one. An import runs on its own path, through its file. */
export type ChangingKind = Exclude<BulkKind, 'export' | 'labels' | 'import'>;

export function changesOrders(verb: BulkKind): verb is ChangingKind {
  return verb !== 'export' && verb !== 'labels' && verb !== 'import';
}

export const MOST_ORDERS = 20_000;

export type Choice = {
  /** `YYYY-MM-DD`; null until chosen. */
  deliveryDate: string | null;
  /** A user ID; null means nobody, undefined not chosen yet. */
  courierId?: string | null | undefined;
  /** As stored; null means none, undefined not chosen yet. */
  timeWindow?: string | null | undefined;
};

/** Stored per order; null while the order is waiting. */
export type BulkResult = 'done' | RefusalCode;

export type BulkState = 'preview' | RunState;

export function bulkState(
  { appliedAt, cancelledAt }: { appliedAt: Date | null; cancelledAt: Date | null },
  waiting: number,
): BulkState {
  return appliedAt ? runState(waiting === 0, cancelledAt) : 'preview';
}

/** Refuses an order that changed since `version`; `lastChange` leaves out notes. A value not chosen yet counts as a change. */
export function decideInBulk(
  verb: Exclude<ChangingKind, 'undo'>,
  order: Order | undefined,
  {
    version,
    lastChange,
    deliveryDate,
    courierId,
    timeWindow,
  }: { version: number; lastChange?: number | undefined } & Choice,
): Decision | Refusal {
  if (!order) return new Refusal('not-found', {});
  const { id, orderId } = order;
  if ((lastChange ?? order.version) > version) {
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
    case 'changeTimeWindow':
      return decideChange(order, {
        ...order,
        timeWindow: timeWindow === undefined ? '' : timeWindow,
      });
    case 'assign':
      return decideChange(order, { ...order, courierId: courierId === undefined ? '' : courierId });
  }
}
