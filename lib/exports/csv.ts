/**
 * What a spreadsheet in any locale would take for the beginning of a formula: `= + - @` also as full-width, small and
 * mathematical characters, and what Excel skips before them; and the guard itself.
 */
const GUARDED = /^[=+\-@\t\r\n'\u2212\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20]/;
const GUARD = "'";

/** What stands before a CSV file so that spreadsheets read it as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** The text of a cell so that no spreadsheet runs it as a formula; {@link unguard} gives the text back. */
export function guard(text: string): string {
  return GUARDED.test(text) ? GUARD + text : text;
}

/** Takes away what {@link guard} has put before a text, and nothing else. */
export function unguard(cell: string): string {
  return cell.startsWith(GUARD) && GUARDED.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/**
 * One line of a CSV file as RFC 4180 writes it, CRLF included; null stands for an empty cell. Quoted is all that would be
 * split at a comma, or by programs that split at semicolons or tabs.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: string | number | null): string {
  // A number is never a formula, and is to stay a number where it is below zero.
  const text = typeof value === 'string' ? guard(value) : String(value ?? '');
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
