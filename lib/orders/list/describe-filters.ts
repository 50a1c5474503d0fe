import { formatDate } from '@/lib/dates';
import { formatNumber } from '@/lib/numbers';
import { displayName } from '@/lib/accounts/user';
import type { Person } from '@/lib/accounts/queries';
import * as messages from './messages';
import { NOBODY, type FilterName, type ListParams, type OrderFilter } from './params';
import { truncate } from '@/lib/text';

/** A condition in words; `rest` is the listing without it. */
export type FilterText = {
  filter: FilterName;
  key: keyof OrderFilter;
  text: string;
  rest: ListParams;
};

const SHOWN_LENGTH = 60;

/** The two ends of a range are one condition. */
export function describeFilters(listing: ListParams, people: Person[]): FilterText[] {
  const { search, delivery, window, attempts, courier, createdBy } = listing;
  const dates = (what: 'delivery' | 'created' | 'delivered') =>
    messages.rangeFilter(
      what,
      apply(formatDate, listing[`${what}From`]),
      apply(formatDate, listing[`${what}To`]),
    );
  const items = messages.rangeFilter(
    'items',
    apply(formatNumber, listing.itemsFrom),
    apply(formatNumber, listing.itemsTo),
  );
  const words: [filter: FilterName, text: string | undefined, ...names: (keyof OrderFilter)[]][] = [
    ['search', search && messages.searchFilter(truncate(search, SHOWN_LENGTH)), 'search'],
    ['delivery', delivery && messages.deliveryFilters[delivery], 'delivery'],
    ['delivery', dates('delivery'), 'deliveryFrom', 'deliveryTo'],
    ['window', window && messages.windowFilters[window], 'window'],
    ['attempts', attempts && messages.attemptFilters[attempts], 'attempts'],
    ['courier', courier && courierText(courier, people), 'courier'],
    [
      'createdBy',
      createdBy && messages.createdByFilter(displayName(people, createdBy)),
      'createdBy',
    ],
    ['created', dates('created'), 'createdFrom', 'createdTo'],
    ['delivered', dates('delivered'), 'deliveredFrom', 'deliveredTo'],
    ['items', items, 'itemsFrom', 'itemsTo'],
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

function courierText(courier: string, people: Person[]): string {
  return courier === NOBODY
    ? messages.unassignedFilter
    : messages.courierFilter(displayName(people, courier));
}

function apply<T>(format: (value: T) => string, value: T | undefined): string | undefined {
  return value === undefined ? undefined : format(value);
}
