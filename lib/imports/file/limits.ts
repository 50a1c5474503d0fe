import { formatNumber } from '@/lib/numbers';
import { Refusal } from '@/lib/errors';

/** A million and the names of the columns. */
export const MOST_ROWS = 1_000_001;
export const MOST_COLUMNS = 500;
/** In a row: more is a quote that never ends. */
export const MOST_CHARACTERS = 200_000;

/** Refuses a file with `rows` rows if that is too many. */
export function refuseManyRows(rows: number): void {
  if (rows <= MOST_ROWS) return;
  const most = formatNumber(MOST_ROWS);
  throw unreadable(`This file has more than ${most} rows. Split it, then import the parts.`);
}

/** Refuses a row with too many cells; `line` is where it starts. */
export function refuseWideRow(cells: readonly string[], line: number): void {
  if (cells.length <= MOST_COLUMNS) return;
  throw unreadable(
    `The row in line ${line} has more than ${MOST_COLUMNS} columns. Leave out those that say nothing about orders.`,
  );
}

/** Refuses a row with so many characters; `line` is where it starts. */
export function refuseLongRow(characters: number, line: number): void {
  if (characters <= MOST_CHARACTERS) return;
  throw unreadable(
    `The row that starts in line ${line} has more than ${formatNumber(MOST_CHARACTERS)} characters. Look there for a quotation mark that is not closed.`,
  );
}

/** The refusal of a file that ends within quotes. */
export function openQuote(line: number): Refusal {
  return unreadable(
    `The row that starts in line ${line} has a quotation mark that is not closed. Close it, or take it away.`,
  );
}

/** The refusal of a file that cannot be read, for the reason given. */
export function unreadable(reason: string): Refusal {
  return new Refusal('unreadable-file', { reason });
}
