import { nameKey } from './header-key';
import { oneOf, type Part } from './parts';
import type { Target } from '@/lib/imports/mapping/mapping';

export const SHOPIFY_SIGNS = ['name', 'financialstatus', 'lineitemquantity', 'lineitemname'];

export const SHOPIFY_PARTS: readonly Part[] = [
  oneOf('orderId', 'name'),
  // The status of the whole order, not of one line.
  oneOf('status', 'fulfillmentstatus'),
  oneOf('numberOfItems', 'lineitemquantity'),
  oneOf('orderDate', 'createdat'),
  oneOf('deliveredAt', 'fulfilledat'),
  oneOf('needsDelivery', 'shippingmethod'),
  oneOf('needsDelivery', 'lineitemrequiresshipping'),
  oneOf('recipientName', 'shippingname'),
  ...address('recipientAddress', 'shipping'),
  oneOf('recipientNameElse', 'billingname'),
  ...address('recipientAddressElse', 'billing'),
  oneOf('recipientPhone', 'shippingphone', 'billingphone', 'phone'),
  oneOf('recipientEmail', 'email'),
  oneOf('instructions', 'notes'),
];

function address(target: Target, side: string): Part[] {
  return [
    // The street column repeats both address lines.
    { target, choices: [[`${side}street`], [`${side}address1`, `${side}address2`]] },
    ...['company', 'city', 'zip', 'province', 'country'].map((name) => oneOf(target, side + name)),
  ];
}

export function shopifyColumn(names: readonly string[], key: string): number | null {
  const column = names.findIndex((name) => nameKey(name) === key);
  return column === -1 ? null : column;
}

/** Shopify puts an apostrophe before postcodes and phone numbers, so that spreadsheets keep zeros and plus signs. */
export function withoutApostrophe(cell: string): string {
  return /^'[+\dA-Z]/.test(cell) ? cell.slice(1) : cell;
}
