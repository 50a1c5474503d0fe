import type { Changes, OrderEvent } from '@/lib/audit-log/actions';
import { changedFields } from '@/lib/audit-log/changed-fields';
import {
  DETAIL_KEYS,
  FIELD_KEYS,
  type FieldValue,
  type OptionalDetail,
  type OrderField,
  type RequiredDetail,
} from './fields';
import type { OrderStatus } from './status';

/** What people type about an order and may edit later. An optional field that is left out stays as it is. */
export type OrderDetails = { [F in RequiredDetail]: FieldValue<F> } & {
  [F in OptionalDetail]?: FieldValue<F> | undefined;
};

/** The part of an order that its log entries record and that replaying them restores. */
export type OrderState = { [F in OrderField]: FieldValue<F> };

/** An order as a decision sees it. */
export type Order = OrderState & { id: string; orderId: string; version: number };

/** What a change is about: the status is null for an order that does not exist, the version 0 for one that never did. */
export type Subject = {
  id: string;
  orderId: string;
  version: number;
  status: OrderStatus | null;
  /** By whom and when it was created, where it is restored. */
  created?: { byId: string; at: Date };
};

/**
 * A change together with its log entry: neither can be written without the other. `state` is null when the order is
 * deleted. `deliveredAt` is the time of delivery, where that is not the time of the change.
 */
export type Decision = { event: OrderEvent; state: OrderState | null; deliveredAt?: Date };

/** The part of an order that people edit. */
export function detailsOf(order: OrderDetails): OrderDetails {
  const given = DETAIL_KEYS.filter((field) => order[field] !== undefined);
  return Object.fromEntries(given.map((field) => [field, order[field]])) as OrderDetails;
}

/** The state of an order with these details. What they leave out is as in `otherwise`. */
export function stateOf(
  details: OrderDetails,
  otherwise: Pick<OrderState, OptionalDetail | 'status'>,
): OrderState {
  const all = { ...otherwise, ...detailsOf(details) };
  return Object.fromEntries(FIELD_KEYS.map((field) => [field, all[field]])) as OrderState;
}

/** The fields that differ between two states, null standing for "no order". */
export function differences(before: OrderState | null, after: OrderState | null): Changes {
  return changedFields(before, after, FIELD_KEYS);
}
