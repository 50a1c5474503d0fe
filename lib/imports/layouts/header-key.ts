import { createHash } from 'node:crypto';
import { fold } from '@/lib/normalize';
import { isNameless } from './column-names';

export const REASON_COLUMN = 'Reason not imported';

const REASON_KEY = nameKey(REASON_COLUMN);

export function isReasonColumn(name: string): boolean {
  return nameKey(name) === REASON_KEY;
}

/** A file of bad rows without a header of its own: "Column 1", "Column 2" … and the reason. */
export function isWithoutNames(firstRow: readonly string[]): boolean {
  return (
    firstRow.some(isReasonColumn) &&
    firstRow.every((name, column) => isReasonColumn(name) || isNameless(name, column))
  );
}

/** The same for files with the same columns in the same order, ignoring our reason column; 64 characters. */
export function headerKey(firstRow: readonly string[]): string {
  const keys = firstRow.filter((name) => !isReasonColumn(name)).map(nameKey);
  return createHash('sha256').update(JSON.stringify(keys)).digest('hex');
}

/** Folded: "shippingAddress_1" has "shipping", "address" and "1". */
export function wordsOf(name: string): string[] {
  return fold(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** "Order ID" and "order_id" both become "orderid". */
export function nameKey(name: string): string {
  return wordsOf(name).join('');
}
