import type { Place } from '@/lib/orders/list/params';
import { DEFAULT_LOG_PARAMS, type LogFilter, type LogListParams } from './params';

const NAMES = ['q', 'who', 'action', 'orderId', 'group', 'from', 'to', 'sort', 'size'] as const;

/** Omits defaults. */
export function logListQuery({ search, descending, size, ...filter }: LogListParams): string {
  const written: Partial<Record<(typeof NAMES)[number], string | undefined>> = {
    q: search,
    ...filter,
    sort: descending === DEFAULT_LOG_PARAMS.descending ? undefined : 'time',
    size: size === DEFAULT_LOG_PARAMS.size ? undefined : String(size),
  };
  const query = new URLSearchParams();
  for (const name of NAMES) {
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

/** The same list as data: see app/(desk)/logs/live/route.ts. */
export function liveLogPath(listing: LogListParams, place: Place): string {
  return logListPath(listing, place).replace('/logs', '/logs/live');
}

export function clearedLogPath({ descending, size }: LogListParams): string {
  return logListPath({ ...DEFAULT_LOG_PARAMS, descending, size });
}

export function hasLogFilter({ descending: _, size: __, ...filter }: LogListParams): boolean {
  return Object.values(filter satisfies LogFilter).some((value) => value !== undefined);
}
