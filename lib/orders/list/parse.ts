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
import { DELIVERY_NAMES, NOBODY, PAGE_SIZES, type PageSize, SORTS } from './params';

const STATUSES = { ongoing: 'ONGOING', delivered: 'DELIVERED' } as const;

export const courierParameter = z
  .string()
  .toLowerCase()
  .refine((text) => text === NOBODY || z.uuid().safeParse(text).success, {
    error: ({ input }) => ignored('courier', input, 'is not known'),
  });

export const filters = {
  q: searchParameter,
  status: oneOf('status', ['ongoing', 'delivered']).transform((name) => STATUSES[name]),
  delivery: oneOf('delivery date', DELIVERY_NAMES),
  deliveryFrom: dateParameter('delivery date'),
  deliveryTo: dateParameter('delivery date'),
  courier: courierParameter,
  createdBy: idParameter('person'),
  createdFrom: dateParameter('date of creation'),
  createdTo: dateParameter('date of creation'),
  deliveredFrom: dateParameter('date delivered'),
  deliveredTo: dateParameter('date delivered'),
  itemsFrom: wholeNumber('number of items'),
  itemsTo: wholeNumber('number of items'),
};

export const RANGES = [
  { name: 'delivery date', ends: ['deliveryFrom', 'deliveryTo'] },
  { name: 'date of creation', ends: ['createdFrom', 'createdTo'] },
  { name: 'date delivered', ends: ['deliveredFrom', 'deliveredTo'] },
  { name: 'number of items', ends: ['itemsFrom', 'itemsTo'] },
] as const;

export const arrangement = {
  sort: z
    .string()
    .regex(new RegExp(`^-?(${SORTS.join('|')})$`), {
      error: ({ input }) => ignored('sort order', input, 'is not known'),
    })
    .transform((text) => ({
      sort: SORTS.find((sort) => text.replace('-', '') === sort)!,
      descending: text.startsWith('-'),
    })),
  size: oneOf('number of orders per page', PAGE_SIZES.map(String)).transform(
    (text) => Number(text) as PageSize,
  ),
  after: pageParameter,
  before: pageParameter,
};
