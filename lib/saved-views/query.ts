import type { ListParams } from '@/lib/orders/list/params';
import { listQuery, parseListParams } from '@/lib/orders/list/url';

/** Ignores parameters that an earlier version stored and this one doesn't know. */
export function listParamsOf(query: string): ListParams {
  return parseListParams(Object.fromEntries(new URLSearchParams(query))).listing;
}

export function canonicalQuery(query: string): string {
  return listQuery(listParamsOf(query));
}
