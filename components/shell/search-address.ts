/** Resets the page. Without any parameter it shows everything. */
export function listAddress(query: string, search: string): string {
  const changed = new URLSearchParams(query);
  for (const name of ['q', 'after', 'before', 'view']) changed.delete(name);
  if (search.trim() === '') return `/orders?${changed.size === 0 ? 'view=all' : changed}`;
  return `/orders?${new URLSearchParams([['q', search.trim()], ...changed])}`;
}

/**
 * Pastes a multi-line list of Order IDs into a single-line field, separated by commas. False for
 * one line, which the browser pastes.
 */
export function insertLines(field: HTMLInputElement, text: string): boolean {
  if (!/[\r\n\t]/.test(text)) return false;
  const { selectionStart, selectionEnd, value } = field;
  const start = selectionStart ?? value.length;
  field.setRangeText(
    text.trim().replaceAll(/[\r\n\t]+/g, ', '),
    start,
    selectionEnd ?? start,
    'end',
  );
  return true;
}
