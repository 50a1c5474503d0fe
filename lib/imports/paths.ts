import { ROW_OUTCOMES } from './import';

/** Where files and rows come in, and what came of the earlier ones is listed. */
export const IMPORTS_PATH = '/orders/import';

/** Which orders of an import are shown; those that were refused when it wrote are among the ones that it was to write. */
export const SHOWS = [...ROW_OUTCOMES, 'refused'] as const;
export type Show = (typeof SHOWS)[number];

/** Where an import is seen, whatever it is doing; with a part of its orders, from a place in them. */
export function importPath(
  id: string,
  { show, after = 0 }: { show?: Show | undefined; after?: number } = {},
): string {
  const query = new URLSearchParams({
    ...(show && { show }),
    ...(after > 0 && { after: String(after) }),
  }).toString();
  return `${IMPORTS_PATH}/${id}${query && `?${query}`}`;
}

/** Where it is said what each column tells. */
export function columnsPath(id: string): string {
  return `${IMPORTS_PATH}/${id}/columns`;
}

/** The rows that are wrong, as a file. */
export function badRowsPath(id: string): string {
  return `${IMPORTS_PATH}/${id}/errors.csv`;
}
