/** Longer list queries are dropped: URLs have length limits. */
const LONGEST_LIST = 1_000;

/** `list` is the query of the list to return to. */
export function bulkActionPath(id: string, list = '', after = 0): string {
  const query = new URLSearchParams({
    ...(list && list.length <= LONGEST_LIST && { list }),
    ...(after > 0 && { after: String(after) }),
  }).toString();
  return `/orders/bulk/${id}${query && `?${query}`}`;
}
