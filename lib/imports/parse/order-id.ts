import type { Parsed } from '@/lib/imports/import';
import { check, cellText } from './read-field';
import { missing, textOf } from './fields';
import type { Plan } from './plan';

/** What spreadsheets make of long numbers, of which only the first digits are left. */
const SHORTENED = /^\d(?:[.,]\d+)?E\+\d+$/i;

/** What they make of other numbers. */
const FRACTION = /^\d+([.,]0+)$/;

/** The Order ID that a row says, or why it says none. */
export function orderIdOf(plan: Plan, cells: readonly string[]): Parsed<string> {
  const text = cellText(plan, 'orderId', cells);
  if (text === '') return { problem: missing('orderId') };
  return check(plan, text, plan.isExact ? asWritten : asOrderId);
}

function asWritten(text: string): Parsed<string> {
  return textOf('orderId', text);
}

function asOrderId(text: string): Parsed<string> {
  if (!SHORTENED.test(text.trim())) return asWritten(text);
  return {
    problem:
      'A spreadsheet has shortened this Order ID. Export the file again with this column as text.',
  };
}

/** What people should know of an Order ID that is taken as it is. */
export function orderIdNotes({ isExact }: Plan, orderId: string | null): string[] {
  const [, ending] = (!isExact && orderId && FRACTION.exec(orderId)) || [];
  return ending ? [`The Order ID ends in “${ending}”, which a spreadsheet may have added.`] : [];
}
