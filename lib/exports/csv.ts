/**
 * Starts a formula in some spreadsheet or locale, also in full-width, small or mathematical form; or the guard
 * itself.
 */
const GUARDED = /^[=+\-@\t\r\n'\u2212\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20]/;
const GUARD = "'";

/** Without it, Excel would not read the file as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A cell that a spreadsheet doesn't run as a formula; {@link unguard} restores the text. */
export function guard(text: string): string {
  return GUARDED.test(text) ? GUARD + text : text;
}

export function unguard(cell: string): string {
  return cell.startsWith(GUARD) && GUARDED.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** RFC 4180, with CRLF. Also quotes cells that programs would split at semicolons or tabs. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: string | number | null): string {
  // A number is never a formula, and must stay a number if negative.
  const text = typeof value === 'string' ? guard(value) : String(value ?? '');
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
