import type { Parsed } from '@/lib/imports/import';
import { createOrderSchema, MAX_ITEMS } from '@/lib/orders/schema';
import { formatNumber } from '@/lib/numbers';
import { asciiDigits } from '@/lib/text';

const WHOLE = /^(\d{1,9})(?:[.,]0{1,2})?$/;

/**
 * A number of items: 27, also where a program wrote 27.0 or 27.00. Anything else is a problem; 1,200 and 1.000 too,
 * which some read as thousands and others as a fraction.
 */
export function quantityOf(text: string): Parsed<number> {
  const cell = asciiDigits(text.trim());
  const number = Number(WHOLE.exec(cell)?.[1] ?? NaN);
  if (number >= 1 && number <= MAX_ITEMS) return { value: number };
  const parsed = createOrderSchema.shape.numberOfItems.safeParse(cell);
  return parsed.success ? { value: parsed.data } : { problem: parsed.error.issues[0]!.message };
}

/** The sum of the lines of an order. */
export function sumOf(numbers: readonly number[]): Parsed<number> {
  const sum = numbers.reduce((total, number) => total + number, 0);
  if (sum <= MAX_ITEMS) return { value: sum };
  return {
    problem: `Number of items adds up to ${formatNumber(sum)} over the rows of this order; it can be at most ${formatNumber(MAX_ITEMS)}.`,
  };
}
