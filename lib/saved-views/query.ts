import type { ListParams } from '@/lib/orders/list/params';
import { listQuery, parseListParams } from '@/lib/orders/list/url';

/** The list that a stored query describes; of a query from an earlier version, what still has a meaning. */
export function listParamsOf(query: string): ListParams {
  return parseListParams(Object.fromEntries(new URLSearchParams(query))).listing;
}

/** The query as the list writes it, so that two with the same meaning are equal. */
export function canonicalQuery(query: string): string {
  return listQuery(listParamsOf(query));
}
