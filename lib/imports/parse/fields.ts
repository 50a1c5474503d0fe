import type { z } from 'zod';
import type { Parsed } from '@/lib/imports/import';
import { ORDER_FIELDS, type TextField } from '@/lib/orders/fields';
import { createOrderSchema, MAX_ITEMS } from '@/lib/orders/schema';
import type { ConstantField } from '@/lib/imports/mapping/mapping';
import { asciiDigits } from '@/lib/text';

/** Printable ASCII and Latin additions: the schema neither changes nor rejects them. */
const PLAIN = /^[\x20-\x7E\xA1-\xAC\xAE-\u02FF]+$/;

/** Skips the schema for texts that it surely accepts as they are. */
export function parseText(field: 'orderId' | TextField, text: string): Parsed<string> {
  const trimmed = text.trim();
  const maxLength = field === 'orderId' ? 64 : ORDER_FIELDS[field].maxLength!;
  if (trimmed.length <= maxLength && PLAIN.test(trimmed)) return { value: trimmed };
  // Any text that isn't empty is valid input for these schemas.
  const schema: z.ZodType<unknown> = createOrderSchema.shape[field];
  const result = schema.safeParse(field === 'orderId' ? text : replaceLineBreaks(field, text));
  return toParsed(result as z.ZodSafeParseResult<string>);
}

/** The schema itself joins the lines of addresses. */
function replaceLineBreaks(field: TextField, text: string): string {
  return text.replace(ORDER_FIELDS[field].kind === 'address' ? /\t+/g : /[\t\r\n]+/g, ' ');
}

/** Parsed like the field in the order form. */
export function parseConstant(field: ConstantField, text: string): Parsed<string | number> {
  if (field === 'numberOfItems') return parseNumberOfItems(text);
  return toParsed<string>(createOrderSchema.shape[field].safeParse(text));
}

const WHOLE = /^(\d{1,9})(?:[.,]0{1,2})?$/;

/** Accepts 27, 27.0 and 27.00, but not 1,200 or 1.000, which are thousands to some and fractions to others. */
export function parseNumberOfItems(text: string): Parsed<number> {
  const cell = asciiDigits(text.trim());
  const number = Number(WHOLE.exec(cell)?.[1] ?? NaN);
  if (number >= 1 && number <= MAX_ITEMS) return { value: number };
  return toParsed(createOrderSchema.shape.numberOfItems.safeParse(cell));
}

function toParsed<V>(result: z.ZodSafeParseResult<V>): Parsed<V> {
  return result.success ? { value: result.data } : { problem: result.error.issues[0]!.message };
}
