import { oneOf, type Part } from './parts';

/** The columns of this product's own export, all of which its files have. */
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
  oneOf('deliveryDate', 'deliverydate'),
  oneOf('numberOfItems', 'numberofitems'),
  oneOf('senderName', 'sendername'),
  oneOf('recipientName', 'recipientname'),
  oneOf('recipientAddress', 'recipientaddress'),
  oneOf('deliveredAt', 'delivered'),
];
