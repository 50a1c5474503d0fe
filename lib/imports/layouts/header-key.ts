import { createHash } from 'node:crypto';
import { fold } from '@/lib/text';
import { isNameless } from './column-names';

/** The column that a file of bad rows adds, as its last. */
export const REASON_COLUMN = 'Reason not imported';

const REASON_KEY = nameKey(REASON_COLUMN);

/** Whether a column is the one that a file of bad rows adds. */
export function isReasonColumn(name: string): boolean {
  return nameKey(name) === REASON_KEY;
}

/** Whether the names are those of a file of bad rows whose columns had none: "Column 1", "Column 2" … and the reason. */
export function isWithoutNames(firstRow: readonly string[]): boolean {
  return (
    firstRow.some(isReasonColumn) &&
    firstRow.every((name, column) => isReasonColumn(name) || isNameless(name, column))
  );
}

/** What files with the same columns in the same order share: 64 characters; our own column of reasons does not count. */
export function headerKey(firstRow: readonly string[]): string {
  const keys = firstRow.filter((name) => !isReasonColumn(name)).map(nameKey);
  return createHash('sha256').update(JSON.stringify(keys)).digest('hex');
}

/** The words of a column's name, folded: "shippingAddress_1" has "shipping", "address" and "1". */
export function wordsOf(name: string): string[] {
  return fold(name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).match(/\p{L}+|\p{N}+/gu) ?? [];
}

/** A column's name without case, accents, spaces and punctuation: "Order ID" and "order_id" are "orderid". */
export function nameKey(name: string): string {
  return wordsOf(name).join('');
}
