import type { Changes } from '@/lib/audit-log/actions';
import { detailsOf, differences } from '@/lib/orders/order';
import type { ImportedOrder } from './import';

/** Everything that a file says of an order, as the log tells of an order that begins. */
export function toldBy(order: ImportedOrder): Changes {
  return differences(null, { ...detailsOf(order), courierId: null, status: order.status });
}
