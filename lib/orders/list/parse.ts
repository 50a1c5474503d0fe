import { z } from 'zod';
import {
  dateParameter,
  idParameter,
  ignored,
  oneOf,
  pageParameter,
  searchParameter,
  wholeNumber,
} from '@/lib/search-params';
import { whyIgnored } from '@/lib/messages';
import { parameterNames as names } from './messages';
import { DELIVERY_NAMES, NOBODY, PAGE_SIZES, type PageSize, SORTS } from './params';

const STATUSES = { ongoing: 'ONGOING', delivered: 'DELIVERED' } as const;

export const courierParameter = z
  .string()
  .toLowerCase()
  .refine((text) => text === NOBODY || z.uuid().safeParse(text).success, {
    error: ({ input }) => ignored(names.courier, input, whyIgnored.unknown),
  });

export const filters = {
  q: searchParameter,
  status: oneOf(names.status, ['ongoing', 'delivered']).transform((name) => STATUSES[name]),
  delivery: oneOf(names.delivery, DELIVERY_NAMES),
  deliveryFrom: dateParameter(names.delivery),
  deliveryTo: dateParameter(names.delivery),
  courier: courierParameter,
  createdBy: idParameter(names.createdBy),
  createdFrom: dateParameter(names.created),
  createdTo: dateParameter(names.created),
  deliveredFrom: dateParameter(names.delivered),
  deliveredTo: dateParameter(names.delivered),
  itemsFrom: wholeNumber(names.items),
  itemsTo: wholeNumber(names.items),
};

export const RANGES = [
  { name: names.delivery, ends: ['deliveryFrom', 'deliveryTo'] },
  { name: names.created, ends: ['createdFrom', 'createdTo'] },
  { name: names.delivered, ends: ['deliveredFrom', 'deliveredTo'] },
  { name: names.items, ends: ['itemsFrom', 'itemsTo'] },
] as const;

export const arrangement = {
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
