import { normalized } from '@/lib/text';
import {
  dateParameter,
  dropBackwards,
  idParameter,
  oneOf,
  pageParameter,
  readParameters,
  searchParameter,
  type Parameters,
} from '@/lib/search-params';
import { PAGE_SIZES, type PageSize, type Place } from '@/lib/orders/list/params';
import { ACTIONS } from '@/lib/audit-log/actions';
import { PARAMETER_NAMES } from '@/lib/audit-log/messages';
import { DEFAULT_LOG_PARAMS, type LogFilter, type LogListParams } from './params';

const shape = {
  q: searchParameter,
  who: idParameter(PARAMETER_NAMES.who),
  action: oneOf(PARAMETER_NAMES.action, ACTIONS),
  orderId: searchParameter,
  group: idParameter(PARAMETER_NAMES.group),
  from: dateParameter(PARAMETER_NAMES.date),
  to: dateParameter(PARAMETER_NAMES.date),
  sort: oneOf(PARAMETER_NAMES.sort, ['time', '-time']).transform((text) => text === '-time'),
  size: oneOf(PARAMETER_NAMES.size, PAGE_SIZES.map(String)).transform(
    (text) => Number(text) as PageSize,
  ),
  after: pageParameter,
  before: pageParameter,
};

/** Ignores invalid parameters, with a note for the user. */
export function parseLogListParams(parameters: Parameters): {
  listing: LogListParams;
  place: Place;
  notes: string[];
} {
  const { values, notes } = readParameters(shape, parameters);
  dropBackwards(values, ['from', 'to'], { name: PARAMETER_NAMES.dates, notes });
  const { q, orderId, sort, size, after, before, ...filter } = values;
  return {
    listing: {
      ...DEFAULT_LOG_PARAMS,
      ...(q && { search: q }),
      ...(orderId && { orderId: normalized(orderId, 'NFC') }),
      ...filter,
      ...(sort !== undefined && { descending: sort }),
      ...(size && { size }),
    },
    place: after ? { after } : before ? { before } : {},
    notes: [...new Set(notes)],
  };
}

/** Omits defaults. */
export function logListQuery({ search, descending, size, ...filter }: LogListParams): string {
  const written = {
    q: search,
    ...filter,
    sort: descending === DEFAULT_LOG_PARAMS.descending ? undefined : 'time',
    size: size === DEFAULT_LOG_PARAMS.size ? undefined : String(size),
  };
  const query = new URLSearchParams();
  for (const name of Object.keys(shape) as (keyof typeof shape & keyof typeof written)[]) {
    const value = written[name];
    if (value !== undefined) query.append(name, value);
  }
  return query.toString();
}

export function logListPath(listing: LogListParams, place: Place = {}): string {
  const { after, before } = place;
  const at: Record<string, string> = after ? { after } : before ? { before } : {};
  const query = [logListQuery(listing), new URLSearchParams(at).toString()].filter(Boolean);
  return query.length === 0 ? '/logs' : `/logs?${query.join('&')}`;
}

export function clearedLogPath({ descending, size }: LogListParams): string {
  return logListPath({ ...DEFAULT_LOG_PARAMS, descending, size });
}

export function hasLogFilter({ descending: _, size: __, ...filter }: LogListParams): boolean {
  return Object.values(filter satisfies LogFilter).some((value) => value !== undefined);
}
