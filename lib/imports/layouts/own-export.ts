import { IMPORTABLE_DETAILS, ORDER_FIELDS } from '@/lib/orders/fields';
import { nameKey } from './header-key';
import { oneOf, type Part } from './parts';

export const OWN_COLUMNS = [
  'orderid',
  'status',
  'deliverydate',
  'numberofitems',
  'sendername',
  'recipientname',
  'recipientaddress',
  'created',
  'createdby',
  'delivered',
];

export const OWN_PARTS: readonly Part[] = [
  oneOf('orderId', 'orderid'),
  oneOf('status', 'status'),
  ...IMPORTABLE_DETAILS.map((field) => oneOf(field, nameKey(ORDER_FIELDS[field].label))),
  oneOf('deliveredAt', 'delivered'),
];
