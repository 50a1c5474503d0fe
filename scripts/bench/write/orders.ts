import { newId } from '@/lib/db/id';
import type { OrderDetails } from '@/lib/orders/order';
import { plannedOrder } from '@/scripts/bench/fill/order';

/** The size of the generated workspace that these orders are from. */
const TOTAL = 100_000;

/** New orders with unique Order IDs. */
export function newOrders(count: number): (OrderDetails & { orderId: string })[] {
  return Array.from({ length: count }, (_, number) => {
    const { numberOfItems, deliveryDate, senderName, recipientName, recipientAddress } =
      plannedOrder(number, TOTAL, Date.now());
    const details = { numberOfItems, deliveryDate, senderName, recipientName, recipientAddress };
    return { ...details, orderId: `bench-${newId()}` };
  });
}

export function corrected<O extends OrderDetails>(order: O): O {
  return { ...order, numberOfItems: order.numberOfItems + 1 };
}
