import { ROW_OUTCOMES } from './import';

export const IMPORTS_PATH = '/orders/import';

/** The most orders per page of an import. */
export const OUTCOMES_SIZE = 50;

export const SHOWS = [...ROW_OUTCOMES, 'refused'] as const;
export type Show = (typeof SHOWS)[number];

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

export function columnsPath(id: string): string {
  return `${IMPORTS_PATH}/${id}/columns`;
}

export function badRowsPath(id: string): string {
  return `${IMPORTS_PATH}/${id}/errors.csv`;
}
