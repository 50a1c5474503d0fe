import type { Parsed } from '@/lib/imports/import';
import { parseReadable, cellText } from './read-field';
import { parseText } from './fields';
import * as messages from './messages';
import type { Plan } from './plan';

/** Spreadsheets shorten long numbers and lose their last digits. */
const SHORTENED = /^\d(?:[.,]\d+)?E\+\d+$/i;

/** Spreadsheets also add decimals. */
const FRACTION = /^\d+([.,]0+)$/;

export function parseOrderId(plan: Plan, cells: readonly string[]): Parsed<string> {
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
