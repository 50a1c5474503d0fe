import { LOGGED_FIELDS, type Changes } from '@/lib/log/events';
import type { ImportedOrder } from './import';

/** Everything that a file says of an order, as the log tells of an order that begins. */
export function toldBy(order: ImportedOrder): Changes {
  return Object.fromEntries(
    LOGGED_FIELDS.map((field) => [field, { from: null, to: order[field] }]),
  );
}
