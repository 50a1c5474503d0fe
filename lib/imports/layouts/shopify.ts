import { nameKey } from './header-key';
import { oneOf, type Part } from './parts';
import type { Target } from '@/lib/imports/mapping/mapping';

/** Columns by which Shopify's export of orders is known. */
export const SHOPIFY_SIGNS = ['name', 'financialstatus', 'lineitemquantity', 'lineitemname'];

export const SHOPIFY_PARTS: readonly Part[] = [
  oneOf('orderId', 'name'),
  // Of the whole order; a line has a status of its own, which says nothing of the others.
  oneOf('status', 'fulfillmentstatus'),
  oneOf('numberOfItems', 'lineitemquantity'),
  oneOf('deliveryDate', 'createdat'),
  oneOf('deliveredAt', 'fulfilledat'),
  oneOf('recipientName', 'shippingname'),
  ...address('recipientAddress', 'shipping'),
  oneOf('recipientNameElse', 'billingname'),
  ...address('recipientAddressElse', 'billing'),
];

function address(target: Target, side: string): Part[] {
  return [
    // The street repeats both lines of the address.
    { target, choices: [[`${side}street`], [`${side}address1`, `${side}address2`]] },
    ...['company', 'city', 'zip', 'province', 'country'].map((name) => oneOf(target, side + name)),
  ];
}

/** The column that says since when an order is cancelled, whatever became of its goods; null where there is none. */
export function cancelledColumn(names: readonly string[]): number | null {
  const column = names.findIndex((name) => nameKey(name) === 'cancelledat');
  return column === -1 ? null : column;
}

/** A postcode as it is: Shopify puts an apostrophe before it, so that spreadsheets keep its zeros. */
export function plainPostcode(cell: string): string {
  return /^'[\dA-Z]/.test(cell) ? cell.slice(1) : cell;
}
