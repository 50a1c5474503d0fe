import { FIELD_LABELS, IMPORTABLE_DETAILS, ORDER_FIELDS } from '@/lib/orders/fields';
import { nameKey } from './header-key';
import { oneOf, type Part } from './parts';

const OWN_COLUMNS = [
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

/** Few other files have two of these. */
const TELLING = ['created', 'createdby', 'delivered'];

const KNOWN = new Set([...OWN_COLUMNS, ...Object.values(FIELD_LABELS).map(nameKey)]);

/** Whether it has all of our columns or, where someone removed some, no others. */
export function isOwnExport(keys: ReadonlySet<string>): boolean {
  if (OWN_COLUMNS.every((key) => keys.has(key))) return true;
  const isOurs = [...keys].every((key) => key === '' || KNOWN.has(key));
  return isOurs && TELLING.filter((key) => keys.has(key)).length > 1;
}

export const OWN_PARTS: readonly Part[] = [
  oneOf('orderId', 'orderid'),
  oneOf('status', 'status'),
  ...IMPORTABLE_DETAILS.map((field) => oneOf(field, nameKey(ORDER_FIELDS[field].label))),
  oneOf('deliveredAt', 'delivered'),
];
