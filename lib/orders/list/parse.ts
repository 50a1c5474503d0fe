import { z } from 'zod';
import {
  dateParameter,
  dropBackwards,
  idParameter,
  ignored,
  oneOf,
  pageParameter,
  readParameters,
  searchParameter,
  wholeNumber,
  type Parameters,
} from '@/lib/search-params';
import { whyIgnored } from '@/lib/messages';
import { parameterNames as names } from './messages';
import {
  ATTEMPT_NAMES,
  COLUMNS,
  DEFAULT_COLUMNS,
  DEFAULT_PARAMS,
  DELIVERY_NAMES,
  NOBODY,
  PAGE_SIZES,
  SORTS,
  WINDOW_NAMES,
  type Column,
  type FilterParameter,
  type ListParams,
  type PageSize,
  type Place,
} from './params';

const STATUSES = { ongoing: 'ONGOING', delivered: 'DELIVERED' } as const;

export const courierParameter = z
  .string()
  .toLowerCase()
  .refine((text) => text === NOBODY || z.uuid().safeParse(text).success, {
    error: ({ input }) => ignored(names.courier, input, whyIgnored.unknown),
  });

const filters = {
  q: searchParameter,
  status: oneOf(names.status, ['ongoing', 'delivered']).transform((name) => STATUSES[name]),
  delivery: oneOf(names.delivery, DELIVERY_NAMES),
  deliveryFrom: dateParameter(names.delivery),
  deliveryTo: dateParameter(names.delivery),
  window: oneOf(names.window, WINDOW_NAMES),
  attempts: oneOf(names.attempts, ATTEMPT_NAMES),
  courier: courierParameter,
  createdBy: idParameter(names.createdBy),
  createdFrom: dateParameter(names.created),
  createdTo: dateParameter(names.created),
  deliveredFrom: dateParameter(names.delivered),
  deliveredTo: dateParameter(names.delivered),
  itemsFrom: wholeNumber(names.items),
  itemsTo: wholeNumber(names.items),
} satisfies Record<FilterParameter, z.ZodType>;

const RANGES = [
  { name: names.delivery, ends: ['deliveryFrom', 'deliveryTo'] },
  { name: names.created, ends: ['createdFrom', 'createdTo'] },
  { name: names.delivered, ends: ['deliveredFrom', 'deliveredTo'] },
  { name: names.items, ends: ['itemsFrom', 'itemsTo'] },
] as const;

const arrangement = {
  sort: z
    .string()
    .regex(new RegExp(`^-?(${SORTS.join('|')})$`), {
      error: ({ input }) => ignored(names.sort, input, whyIgnored.unknown),
    })
    .transform((text) => ({
      sort: SORTS.find((sort) => text.replace('-', '') === sort)!,
      descending: text.startsWith('-'),
    })),
  size: oneOf(names.size, PAGE_SIZES.map(String)).transform((text) => Number(text) as PageSize),
  after: pageParameter,
  before: pageParameter,
};

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
  const written = [given ?? ''].flat().flatMap((text) => text.split(',').filter(Boolean));
  const known = (name: string) => COLUMNS.some((column) => column === name);
  const unknown = written.filter((name) => !known(name)).join(',');
  return {
    columns: written.some(known)
      ? COLUMNS.filter((column) => column === 'orderId' || written.includes(column))
      : DEFAULT_COLUMNS,
    notes: unknown ? [ignored(names.column, unknown, whyIgnored.unknown)] : [],
  };
}
