import { dropBackwards, ignored, readParameters, type Parameters } from '@/lib/search-params';
import { whyIgnored } from '@/lib/messages';
import { parameterNames } from './messages';
import {
  COLUMNS,
  DEFAULT_COLUMNS,
  DEFAULT_PARAMS,
  type Column,
  type ListParams,
  type OrderFilter,
  type Place,
} from './params';
import { arrangement, filters, RANGES } from './parse';

/** Ignores invalid parameters, with a note on each. `everything`: the URL rules out the person's default view. */
export function parseListParams(parameters: Parameters): {
  listing: ListParams;
  place: Place;
  notes: string[];
  everything: boolean;
} {
  const filtered = readParameters(filters, parameters);
  const arranged = readParameters(arrangement, parameters);
  const chosen = chosenColumns(parameters.columns);
  const notes = [...filtered.notes, ...arranged.notes, ...chosen.notes];
  for (const { name, ends } of RANGES) dropBackwards(filtered.values, ends, { name, notes });
  const { q: search, ...filter } = filtered.values;
  const { sort, size, after, before } = arranged.values;
  return {
    listing: {
      ...DEFAULT_PARAMS,
      ...(search && { search }),
      ...filter,
      ...sort,
      ...(size && { size }),
      columns: chosen.columns,
    },
    place: after ? { after } : before ? { before } : {},
    notes: [...new Set(notes)],
    everything: [...Object.keys(filters), ...Object.keys(arrangement), ...OTHERS].some(
      (name) => parameters[name] !== undefined,
    ),
  };
}

const OTHERS = ['columns', 'view', 'after', 'before', 'show'];

function chosenColumns(given: Parameters[string]): {
  columns: readonly Column[];
  notes: string[];
} {
  const names = [given ?? ''].flat().flatMap((text) => text.split(',').filter(Boolean));
  const known = (name: string) => COLUMNS.some((column) => column === name);
  const unknown = names.filter((name) => !known(name)).join(',');
  return {
    columns: names.some(known)
      ? COLUMNS.filter((column) => column === 'orderId' || names.includes(column))
      : DEFAULT_COLUMNS,
    notes: unknown ? [ignored(parameterNames.column, unknown, whyIgnored.unknown)] : [],
  };
}

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
  for (const name of [...Object.keys(filters), 'sort', 'size', 'columns']) {
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
