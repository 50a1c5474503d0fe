import { formatNumber } from '@/lib/numbers';
import { Refusal } from '@/lib/errors';

export const MOST_ROWS = 1_000_001;
export const MOST_COLUMNS = 500;
/** Per row; more means a quote that is never closed. */
export const MOST_CHARACTERS = 200_000;

export function refuseManyRows(rows: number): void {
  if (rows <= MOST_ROWS) return;
  const most = formatNumber(MOST_ROWS);
  throw unreadable(`This file has more than ${most} rows. Split it, then import the parts.`);
}

export function refuseWideRow(cells: readonly string[], line: number): void {
  if (cells.length <= MOST_COLUMNS) return;
  throw unreadable(
    `The row in line ${line} has more than ${MOST_COLUMNS} columns. Remove those that are not about orders.`,
  );
}

export function refuseLongRow(characters: number, line: number): void {
  if (characters <= MOST_CHARACTERS) return;
  throw unreadable(
    `The row that starts in line ${line} has more than ${formatNumber(MOST_CHARACTERS)} characters. Look there for a quotation mark that is not closed.`,
  );
}

export function unclosedQuote(line: number): Refusal {
  return unreadable(
    `The row that starts in line ${line} has a quotation mark that is not closed. Close or remove it.`,
  );
}

export function unreadable(reason: string): Refusal {
  return new Refusal('unreadable-file', { reason });
}
