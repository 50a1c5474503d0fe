import {
  DEFAULT_PARAMS,
  FILTER_PARAMETERS,
  type ListParams,
  type OrderFilter,
  type Place,
} from './params';

export const NEW_ORDER_PATH = '/orders/new';

/** Leaves out defaults, in a fixed order, so that a listing has one URL. */
export function listQuery(listing: ListParams): string {
  const { search, status, sort, descending, size, columns, ...rest } = listing;
  const { size: usualSize, columns: usualColumns } = DEFAULT_PARAMS;
  const isUsualSort = sort === DEFAULT_PARAMS.sort && descending === DEFAULT_PARAMS.descending;
  const written: Record<string, string | number | undefined> = {
    ...rest,
    q: search,
    status: status?.toLowerCase(),
    sort: isUsualSort ? undefined : `${descending ? '-' : ''}${sort}`,
    size: size === usualSize ? undefined : size,
    columns: columns.join() === usualColumns.join() ? undefined : columns.join(),
  };
  const query = new URLSearchParams();
  for (const name of [...FILTER_PARAMETERS, 'sort', 'size', 'columns']) {
    if (written[name] !== undefined) query.append(name, String(written[name]));
  }
  return query.toString().replaceAll('%2C', ',');
}

/** `view=all` overrides a default view. */
export function listPath(listing: ListParams, place: Place = {}): string {
  const at = place.after ? `after=${encodeURIComponent(place.after)}` : '';
  const until = place.before ? `before=${encodeURIComponent(place.before)}` : '';
  const query = [listQuery(listing), at || until].filter(Boolean).join('&');
  return `/orders?${query || 'view=all'}`;
}

/** The same list as data: see app/(desk)/orders/live/route.ts. */
export function livePath(listing: ListParams, place: Place, hasSummary: boolean): string {
  const path = listPath(listing, place).replace('/orders', '/orders/live');
  return hasSummary ? `${path}&summary=yes` : path;
}

export function hasFilter(listing: ListParams): boolean {
  return Object.values(filterOf(listing)).some((value) => value !== undefined);
}

function filterOf({
  sort: _sort,
  descending: _descending,
  size: _size,
  columns: _columns,
  ...filter
}: ListParams): OrderFilter {
  return filter;
}
