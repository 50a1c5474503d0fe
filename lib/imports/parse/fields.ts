import type { z } from 'zod';
import type { Parsed } from '@/lib/imports/import';
import {
  ORDER_FIELDS,
  type ImportableDetail,
  type RequiredDetail,
  type TextField,
} from '@/lib/orders/fields';
import { orderFields, MAX_ITEMS } from '@/lib/orders/schema';
import type { ConstantField } from '@/lib/imports/mapping/mapping';
import { asciiDigits } from '@/lib/text';
import { readWindow } from './window';

/** Printable ASCII and Latin additions: the schema neither changes nor rejects them. */
const PLAIN = /^[\x20-\x7E\xA1-\xAC\xAE-\u02FF]+$/;

/** Skips the schema for texts that it surely accepts as they are. */
export function parseText(field: 'orderId' | TextField, text: string): Parsed<string> {
  const trimmed = text.trim();
  const maxLength = field === 'orderId' ? 64 : ORDER_FIELDS[field].maxLength!;
  if (trimmed.length <= maxLength && PLAIN.test(trimmed)) return { value: trimmed };
  // Any text that isn't empty is valid input for these schemas.
  const schema: z.ZodType<unknown> = orderFields[field];
  const result = schema.safeParse(field === 'orderId' ? text : replaceLineBreaks(field, text));
  return toParsed(result as z.ZodSafeParseResult<string>);
}

/** The schema itself joins the lines of addresses. */
function replaceLineBreaks(field: TextField, text: string): string {
  const { kind } = ORDER_FIELDS[field];
  return text.replace(kind === 'address' || kind === 'lines' ? /\t+/g : /[\t\r\n]+/g, ' ');
}

export type OptionalImported = Exclude<ImportableDetail, RequiredDetail>;

export function parseOptional(field: OptionalImported, text: string): Parsed<string | null> {
  switch (field) {
    case 'instructions':
    case 'reference':
      return parseText(field, text);
    case 'timeWindow':
      return toNullable(orderFields.timeWindow.safeParse(readWindow(text) ?? text));
    case 'recipientPhone':
    case 'recipientEmail':
      return toNullable(orderFields[field].safeParse(text));
  }
}

function toNullable(
  result: z.ZodSafeParseResult<string | null | undefined>,
): Parsed<string | null> {
  return toParsed<string | null | undefined>(result) as Parsed<string | null>;
}

/** Parsed like the field in the order form. */
export function parseConstant(field: ConstantField, text: string): Parsed<string | number> {
  if (field === 'numberOfItems') return parseNumberOfItems(text);
  return toParsed<string>(orderFields[field].safeParse(text));
}

const WHOLE = /^(\d{1,9})(?:[.,]0{1,2})?$/;

/** Accepts 27, 27.0 and 27.00, but not 1,200 or 1.000, which are thousands to some and fractions to others. */
export function parseNumberOfItems(text: string): Parsed<number> {
  const cell = asciiDigits(text.trim());
  const number = Number(WHOLE.exec(cell)?.[1] ?? NaN);
  if (number >= 1 && number <= MAX_ITEMS) return { value: number };
  return toParsed(orderFields.numberOfItems.safeParse(cell));
}

function toParsed<V>(result: z.ZodSafeParseResult<V>): Parsed<V> {
  return result.success ? { value: result.data } : { problem: result.error.issues[0]!.message };
}
