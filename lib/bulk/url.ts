import { parseListParams } from '@/lib/orders/list/parse';
import { listPath } from '@/lib/orders/list/url';
import { labelsPath } from '@/lib/labels/settings';
import type { BulkKind } from './bulk-action';
import { bulkActionPath } from './paths';

export function nextPath(verb: BulkKind, id: string, list: string): string {
  if (verb !== 'labels') return bulkActionPath(id, list);
  return labelsPath({ subject: { group: id }, sheet: 'a4', start: 1, part: 1 });
}

/** `list` comes from the URL, so invalid parameters are dropped. */
export function returnPath(list: string): string {
  if (!list) return '/orders';
  return listPath(parseListParams(Object.fromEntries(new URLSearchParams(list))).listing);
}
