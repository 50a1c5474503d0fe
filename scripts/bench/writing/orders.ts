import { newId } from '@/lib/db/id';
import type { OrderDetails } from '@/lib/orders/order';
import { plannedOrder } from '@/scripts/bench/filling/order';

/** Of how many the orders to write are taken, so that they look like all others. */
const TOTAL = 100_000;

/** So many new orders, each with an Order ID that no other has. */
export function newOrders(count: number): (OrderDetails & { orderId: string })[] {
  return Array.from({ length: count }, (_, number) => {
    const { numberOfItems, deliveryDate, senderName, recipientName, recipientAddress } =
      plannedOrder(number, TOTAL, Date.now());
    const details = { numberOfItems, deliveryDate, senderName, recipientName, recipientAddress };
    return { ...details, orderId: `bench-${newId()}` };
  });
}

/** The same order, corrected. */
export function corrected<O extends OrderDetails>(order: O): O {
  return { ...order, numberOfItems: order.numberOfItems + 1 };
}
