import type { OrderRow } from '@/lib/orders/list/queries';
import type { Person } from '@/lib/accounts/queries';
import { STATUS_NAMES } from '@/lib/orders/status';
import type { Table } from './table';

/** Orders as files have them: every field, times in ISO 8601, in UTC. `people` are those of the workspace. */
export function ordersTable(people: Person[]): Table<OrderRow> {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const createdBy = ({ createdById }: OrderRow) => names.get(createdById) ?? null;
  const courier = ({ courierId }: OrderRow) => (courierId && names.get(courierId)) ?? null;
  return {
    columns: [
      ['Order ID', (order) => order.orderId],
      ['Status', (order) => STATUS_NAMES[order.status]],
      ['Delivery date', (order) => order.deliveryDate],
      ['Number of items', (order) => order.numberOfItems],
      ['Sender name', (order) => order.senderName],
      ['Recipient name', (order) => order.recipientName],
      ['Recipient address', (order) => order.recipientAddress],
      ['Created', (order) => order.createdAt.toISOString()],
      ['Created by', createdBy],
      ['Delivered', (order) => order.deliveredAt?.toISOString() ?? null],
      ['Courier', courier],
    ],
    object: (order) => ({ ...order, createdBy: createdBy(order), courier: courier(order) }),
  };
}
