import { oneOf, type Part } from './parts';

export const NORTHWIND_SIGNS = [
  'orderid',
  'requireddate',
  'shippeddate',
  'shipname',
  'shipaddress',
];

export const NORTHWIND_PARTS: readonly Part[] = [
  oneOf('orderId', 'orderid'),
  oneOf('deliveryDate', 'requireddate'),
  oneOf('deliveredAt', 'shippeddate'),
  oneOf('recipientName', 'shipname'),
  oneOf('recipientAddress', 'shipaddress'),
  oneOf('recipientAddress', 'shipcity'),
  oneOf('recipientAddress', 'shipregion'),
  oneOf('recipientAddress', 'shippostalcode'),
  oneOf('recipientAddress', 'shipcountry'),
];
