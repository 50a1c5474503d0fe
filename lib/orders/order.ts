import { type Changes, LOGGED_FIELDS, type OrderEvent } from '@/lib/audit-log/actions';
import type { OrderStatus } from './status';

/** What people type about an order and may edit later. */
export type OrderDetails = {
  numberOfItems: number;
  /** Calendar date, `YYYY-MM-DD`. */
  deliveryDate: string;
  senderName: string;
  recipientName: string;
  recipientAddress: string;
  /** The id of the user who is to deliver it, null for nobody. Not given: as it was, and nobody for a new order. */
  courierId?: string | null | undefined;
};

/** The part of an order that its log entries tell, and that a replay of them gives back. */
export type OrderState = OrderDetails & { courierId: string | null; status: OrderStatus };

/** An order as a decision sees it. */
export type Order = OrderState & { id: string; orderId: string; version: number };

/** What a change is about: no status stands for an order that is not there, version 0 for one that never was. */
export type Subject = {
  id: string;
  orderId: string;
  version: number;
  status: OrderStatus | null;
  /** By whom and when it was made, where it comes back. */
  created?: { byId: string; at: Date };
};

/**
 * A change together with its event: neither can be written down without the other. `state` is null when the order ends.
 * `deliveredAt` is since when it is delivered, where that is not the moment of the change.
 */
export type Decision = { event: OrderEvent; state: OrderState | null; deliveredAt?: Date };

/** The part of an order that people edit. */
export function detailsOf(order: OrderDetails): OrderDetails {
  const { numberOfItems, deliveryDate, senderName, recipientName, recipientAddress } = order;
  const details = { numberOfItems, deliveryDate, senderName, recipientName, recipientAddress };
  return order.courierId === undefined ? details : { ...details, courierId: order.courierId };
}

/** The fields that differ between two states, null standing for "no order". */
export function differences(before: OrderState | null, after: OrderState | null): Changes {
  const changes: Changes = {};
  for (const field of LOGGED_FIELDS) {
    const from = before?.[field] ?? null;
    const to = after?.[field] ?? null;
    if (from !== to) changes[field] = { from, to };
  }
  return changes;
}
