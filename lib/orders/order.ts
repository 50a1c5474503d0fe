import type { Changes, OrderEvent } from '@/lib/audit-log/actions';
import { changedFields } from '@/lib/audit-log/changed-fields';
import {
  DETAIL_KEYS,
  type AttemptField,
  FIELD_KEYS,
  type FieldValue,
  type OptionalDetail,
  type OrderField,
  type RequiredDetail,
} from './fields';
import type { OrderStatus } from './status';

/** An optional field that is left out stays unchanged. */
export type OrderDetails = { [F in RequiredDetail]: FieldValue<F> } & {
  [F in OptionalDetail]?: FieldValue<F> | undefined;
};

/** What log entries record and a replay restores. */
export type OrderState = { [F in OrderField]: FieldValue<F> };

export type Order = OrderState & { id: string; orderId: string; version: number };

/** `status` is null for an order that doesn't exist, `version` 0 for one that never did. */
export type Subject = {
  id: string;
  orderId: string;
  version: number;
  status: OrderStatus | null;
  /** Set for an order that is restored. */
  created?: { byId: string; at: Date };
};

/**
 * A change with its log entry. `state` is null for a deletion; `deliveredAt` is set if it isn't the time of change.
 */
export type Decision = { event: OrderEvent; state: OrderState | null; deliveredAt?: Date };

export function detailsOf(order: OrderDetails): OrderDetails {
  const given = DETAIL_KEYS.filter((field) => order[field] !== undefined);
  return Object.fromEntries(given.map((field) => [field, order[field]])) as OrderDetails;
}

/** Optional details that are missing come from `otherwise`. */
export function stateOf(
  details: OrderDetails,
  otherwise: Pick<OrderState, OptionalDetail | AttemptField | 'status'>,
): OrderState {
  const all = { ...otherwise, ...detailsOf(details) };
  return Object.fromEntries(FIELD_KEYS.map((field) => [field, all[field]])) as OrderState;
}

/** Null means no order. */
export function differences(before: OrderState | null, after: OrderState | null): Changes {
  return changedFields(before, after, FIELD_KEYS);
}
