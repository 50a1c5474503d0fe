import type { Parsed } from '@/lib/imports/import';
import { createOrderSchema, MAX_ITEMS } from '@/lib/orders/schema';
import { formatNumber } from '@/lib/numbers';
import { asciiDigits } from '@/lib/text';

const WHOLE = /^(\d{1,9})(?:[.,]0{1,2})?$/;

/** Accepts 27, 27.0 and 27.00, but not 1,200 or 1.000, which are thousands to some and fractions to others. */
export function parseNumberOfItems(text: string): Parsed<number> {
  const cell = asciiDigits(text.trim());
  const number = Number(WHOLE.exec(cell)?.[1] ?? NaN);
  if (number >= 1 && number <= MAX_ITEMS) return { value: number };
  const parsed = createOrderSchema.shape.numberOfItems.safeParse(cell);
  return parsed.success ? { value: parsed.data } : { problem: parsed.error.issues[0]!.message };
}

export function sumQuantities(numbers: readonly number[]): Parsed<number> {
  const sum = numbers.reduce((total, number) => total + number, 0);
  if (sum <= MAX_ITEMS) return { value: sum };
  return {
    problem: `Number of items adds up to ${formatNumber(sum)} over the rows of this order; it can be at most ${formatNumber(MAX_ITEMS)}.`,
  };
}
