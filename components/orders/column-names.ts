import type { Column } from '@/lib/orders/list/params';

/** What the columns of the list are called. */
export const COLUMN_NAMES: Record<Column, string> = {
  orderId: 'Order ID',
  status: 'Status',
  deliveryDate: 'Delivery date',
  recipient: 'Recipient',
  address: 'Address',
  courier: 'Courier',
  sender: 'Sender',
  items: 'Items',
  created: 'Created',
};
