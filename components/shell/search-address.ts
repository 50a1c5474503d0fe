/** The list of `query` with another search and its other parameters, from its first page; without any it is everything. */
export function listAddress(query: string, search: string): string {
  const changed = new URLSearchParams(query);
  for (const name of ['q', 'after', 'before', 'view']) changed.delete(name);
  if (search.trim() === '') return `/orders?${changed.size === 0 ? 'view=all' : changed}`;
  return `/orders?${new URLSearchParams([['q', search.trim()], ...changed])}`;
}

/**
 * Puts text of several lines into a field of one where the cursor is, a comma for each line break: what was a list of
 * Order IDs stays one. Text of one line is left to the browser, and the answer is false.
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
