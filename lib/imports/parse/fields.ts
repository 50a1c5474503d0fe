import type { z } from 'zod';
import type { Parsed } from '@/lib/imports/import';
import { ORDER_FIELDS, type TextField } from '@/lib/orders/fields';
import { createOrderSchema } from '@/lib/orders/schema';
import type { ConstantField } from '@/lib/imports/mapping/mapping';
import { TARGET_NAMES } from '@/lib/imports/messages';
import { quantityOf } from './parse-quantity';

/** Characters of which the schema changes nothing and refuses none: printable ASCII and what Latin scripts add to it. */
const PLAIN = /^[\x20-\x7E\xA1-\xAC\xAE-\u02FF]+$/;

/** A text as the schema of orders has it; the schema itself is asked only where that is not plain to see. */
export function textOf(field: 'orderId' | TextField, text: string): Parsed<string> {
  const trimmed = text.trim();
  const maxLength = field === 'orderId' ? 64 : ORDER_FIELDS[field].maxLength!;
  if (trimmed.length <= maxLength && PLAIN.test(trimmed)) return { value: trimmed };
  // What is not empty is a text for every one of these schemas.
  const schema: z.ZodType<unknown> = createOrderSchema.shape[field];
  const result = schema.safeParse(field === 'orderId' ? text : lined(field, text));
  return parsed(result as z.ZodSafeParseResult<string>);
}

/** Tabs become blanks, and in names line breaks do too; those of addresses the schema joins. */
function lined(field: TextField, text: string): string {
  return text.replace(ORDER_FIELDS[field].kind === 'address' ? /\t+/g : /[\t\r\n]+/g, ' ');
}

/** A constant, which people have typed as they would in the form of an order. */
export function constantOf(field: ConstantField, text: string): Parsed<string | number> {
  if (field === 'numberOfItems') return quantityOf(text);
  return parsed<string>(createOrderSchema.shape[field].safeParse(text));
}

/** The sentence that tells that a field is missing. */
export function missing(field: 'orderId' | ConstantField): string {
  return `${TARGET_NAMES[field]} is missing.`;
}

function parsed<V>(result: z.ZodSafeParseResult<V>): Parsed<V> {
  return result.success ? { value: result.data } : { problem: result.error.issues[0]!.message };
}
