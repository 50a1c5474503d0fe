import { formatDate } from '@/lib/dates';
import { formatNumber } from '@/lib/numbers';
import { displayName } from '@/lib/accounts/user';
import type { Person } from '@/lib/accounts/queries';
import { NOBODY, type DeliveryName, type ListParams, type OrderFilter } from './params';
import { isolated, truncate } from '@/lib/text';

export type FilterName =
  'search' | 'delivery' | 'courier' | 'createdBy' | 'created' | 'delivered' | 'items';

/** A condition in words; `rest` is the listing without it. */
export type FilterText = {
  filter: FilterName;
  key: keyof OrderFilter;
  text: string;
  rest: ListParams;
};

const SHOWN_LENGTH = 60;

const DELIVERY_WORDS: Record<DeliveryName, string> = {
  today: 'Delivery date: today',
  tomorrow: 'Delivery date: tomorrow',
  overdue: 'Overdue',
  week: 'Delivery date: this week',
};

/** The two ends of a range are one condition. */
export function describeFilters(listing: ListParams, people: Person[]): FilterText[] {
  const { search, delivery, courier, createdBy } = listing;
  const dates = (name: string, what: 'delivery' | 'created' | 'delivered') =>
    range(name, listing[`${what}From`], listing[`${what}To`], formatDate);
  const words: [filter: FilterName, text: string | undefined, ...names: (keyof OrderFilter)[]][] = [
    ['search', search && `Search: ${isolated(truncate(search, SHOWN_LENGTH))}`, 'search'],
    ['delivery', delivery && DELIVERY_WORDS[delivery], 'delivery'],
    ['delivery', dates('Delivery date', 'delivery'), 'deliveryFrom', 'deliveryTo'],
    [
      'courier',
      courier &&
        `Courier: ${courier === NOBODY ? 'unassigned' : isolated(displayName(people, courier))}`,
      'courier',
    ],
    [
      'createdBy',
      createdBy && `Created by ${isolated(displayName(people, createdBy))}`,
      'createdBy',
    ],
    ['created', dates('Created', 'created'), 'createdFrom', 'createdTo'],
    ['delivered', dates('Delivered', 'delivered'), 'deliveredFrom', 'deliveredTo'],
    [
      'items',
      range('Items', listing.itemsFrom, listing.itemsTo, formatNumber),
      'itemsFrom',
      'itemsTo',
    ],
  ];
  return words.flatMap(([filter, text, ...names]) =>
    text ? [{ filter, key: names[0]!, text, rest: without(listing, names) }] : [],
  );
}

export function withoutFilters({ sort, descending, size, columns }: ListParams): ListParams {
  return { sort, descending, size, columns };
}

function without(listing: ListParams, names: (keyof OrderFilter)[]): ListParams {
  const rest = { ...listing };
  for (const name of names) delete rest[name];
  return rest;
}

function range<T>(
  what: string,
  from: T | undefined,
  to: T | undefined,
  format: (end: T) => string,
): string | undefined {
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined) return `${what}: up to ${format(to!)}`;
  if (to === undefined) return `${what}: from ${format(from)}`;
  return from === to ? `${what}: ${format(from)}` : `${what}: ${format(from)} to ${format(to)}`;
}
