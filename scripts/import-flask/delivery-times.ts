import type { Owners } from './owners';
import { trimmed, type FlaskOrder } from './source';
import type { TimedEntry } from './times';

/** When orders were delivered, by the last log entry about each that records a delivery. */
export function deliveryTimes(
  entries: readonly TimedEntry[],
  orders: readonly FlaskOrder[],
  { orderOf }: Pick<Owners, 'orderOf'>,
): Map<FlaskOrder, Date> {
  const byUserAndId = new Map(
    orders.map((order) => [keyOf(order.userId, trimmed(order.orderId)), order]),
  );
  const deliveries = new Map<FlaskOrder, Date>();
  for (const entry of entries) {
    if (entry.isGuessed || !isDelivery(entry.action ?? '')) continue;
    const key = keyOf(entry.userId, trimmed(entry.orderStringId));
    const order = orderOf(entry) ?? byUserAndId.get(key);
    if (order) deliveries.set(order, entry.at);
  }
  return deliveries;
}

function keyOf(userId: string | null, orderId: string | null): string {
  return JSON.stringify([userId, orderId]);
}

/** True for "Marked Delivered" and "delivered order"; false for "Changed delivery date" and "Undelivered". */
function isDelivery(action: string): boolean {
  return /deliver(?!y)/i.test(action) && !/(un|not)[\s_-]*deliver/i.test(action);
}
