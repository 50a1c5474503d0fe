import { normalized } from '@/lib/normalize';
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
import { DEFAULT_LOG_PARAMS, type LogListParams } from './params';

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
