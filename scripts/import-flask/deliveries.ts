import type { Owners } from './owners';
import { trimmed, type FlaskOrder } from './source';
import type { TimedEntry } from './times';

/** Since when each order is delivered, as far as the log tells: since the last entry about it that tells of a delivery. */
export function deliveriesIn(
  entries: readonly TimedEntry[],
  orders: readonly FlaskOrder[],
  { orderOf }: Pick<Owners, 'orderOf'>,
): Map<FlaskOrder, Date> {
  const byUserAndId = new Map(
    orders.map((order) => [placeOf(order.userId, trimmed(order.orderId)), order]),
  );
  const deliveries = new Map<FlaskOrder, Date>();
  for (const entry of entries) {
    if (entry.isGuessed || !tellsOfDelivery(entry.action ?? '')) continue;
    const place = placeOf(entry.userId, trimmed(entry.orderStringId));
    const order = orderOf(entry) ?? byUserAndId.get(place);
    if (order) deliveries.set(order, entry.at);
  }
  return deliveries;
}

function placeOf(userId: string | null, orderId: string | null): string {
  return JSON.stringify([userId, orderId]);
}

/** "Marked Delivered" and "delivered order" do, "Changed delivery date" and "Undelivered" do not. */
function tellsOfDelivery(action: string): boolean {
  return /deliver(?!y)/i.test(action) && !/(un|not)[\s_-]*deliver/i.test(action);
}
