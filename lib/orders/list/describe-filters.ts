import { formatDate, weekOf } from '@/lib/dates';
import { formatNumber } from '@/lib/numbers';
import { displayName } from '@/lib/accounts/user';
import type { Person } from '@/lib/accounts/queries';
import { NOBODY, type DeliveryName, type ListParams, type OrderFilter } from './params';
import { isolated, truncate } from '@/lib/text';

/** A condition in words, and the listing that is left without it. */
export type FilterText = { text: string; rest: ListParams };

/** How much of a search is repeated, in characters. */
const SHOWN = 60;

const DELIVERY_WORDS: Record<DeliveryName, (today: string) => string> = {
  today: () => 'Delivery date: today',
  tomorrow: () => 'Delivery date: tomorrow',
  overdue: () => 'Overdue',
  week: (today) => {
    const { from, to } = weekOf(today);
    return `Delivery date: this week, ${formatDate(from)} to ${formatDate(to)}`;
  },
};

/**
 * The conditions of a listing, each end of a range with the other. The status is not among them: the tabs tell it.
 * @param today `YYYY-MM-DD` in the workspace's time zone
 */
export function describeFilters(
  listing: ListParams,
  people: Person[],
  today: string,
): FilterText[] {
  const { search, delivery, courier, createdBy } = listing;
  const words: [text: string | undefined, ...names: (keyof OrderFilter)[]][] = [
    [search && `Search: ${isolated(truncate(search, SHOWN))}`, 'search'],
    [delivery && DELIVERY_WORDS[delivery](today), 'delivery'],
    [
      range('Delivery date', listing.deliveryFrom, listing.deliveryTo, formatDate),
      'deliveryFrom',
      'deliveryTo',
    ],
    [
      courier &&
        `Courier: ${courier === NOBODY ? 'nobody yet' : isolated(displayName(people, courier))}`,
      'courier',
    ],
    [createdBy && `Created by ${isolated(displayName(people, createdBy))}`, 'createdBy'],
    [
      range('Created', listing.createdFrom, listing.createdTo, formatDate),
      'createdFrom',
      'createdTo',
    ],
    [
      range('Delivered', listing.deliveredFrom, listing.deliveredTo, formatDate),
      'deliveredFrom',
      'deliveredTo',
    ],
    [range('Items', listing.itemsFrom, listing.itemsTo, formatNumber), 'itemsFrom', 'itemsTo'],
  ];
  return words.flatMap(([text, ...names]) =>
    text ? [{ text, rest: without(listing, names) }] : [],
  );
}

/** The same order, size and columns over all orders. */
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
