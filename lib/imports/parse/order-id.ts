import type { ImportedRow, Parsed } from '@/lib/imports/import';
import { parseReadable, cellText } from './read-field';
import { parseText } from './fields';
import * as messages from './messages';
import type { Plan } from './plan';

/** Spreadsheets shorten long numbers and lose their last digits. */
const SHORTENED = /^\d(?:[.,]\d+)?E\+\d+$/i;

/** Spreadsheets also add decimals. */
const FRACTION = /^\d+([.,]0+)$/;

/** The digits of the last line that a file can have. */
const LONGEST_NUMBER = '9999999';

/** For files without Order IDs. */
export function parsePrefix(prefix: string): Parsed<string> {
  if (prefix.trim() === '') return { problem: messages.noPrefix };
  const longest = parseText('orderId', `${prefix.trim()}${LONGEST_NUMBER}`);
  return 'problem' in longest ? longest : { value: prefix.trim() };
}

export function parseOrderId(
  plan: Plan,
  { line, cells }: Pick<ImportedRow, 'line' | 'cells'>,
): Parsed<string> {
  if (plan.idPrefix !== null) return { value: `${plan.idPrefix}${line}` };
  const text = cellText(plan, 'orderId', cells);
  if (text === '') return { problem: messages.missing('orderId') };
  return parseReadable(plan, text, plan.isExact ? asWritten : asOrderId);
}

function asWritten(text: string): Parsed<string> {
  return parseText('orderId', text);
}

function asOrderId(text: string): Parsed<string> {
  if (!SHORTENED.test(text.trim())) return asWritten(text);
  return { problem: messages.shortenedOrderId };
}

export function orderIdNotes({ isExact }: Plan, orderId: string | null): string[] {
  const [, ending] = (!isExact && orderId && FRACTION.exec(orderId)) || [];
  return ending ? [messages.orderIdEnding(ending)] : [];
}
