import { expect, test } from 'vitest';
import { describeFilters, withoutFilters } from '@/lib/orders/list/describe-filters';
import { DEFAULT_PARAMS, type ListParams, type OrderFilter } from '@/lib/orders/list/params';

const people = [{ id: 'ann', name: 'Ann' }];

const words = (filter: OrderFilter) =>
  describeFilters({ ...DEFAULT_PARAMS, ...filter }, people).map(({ text }) => text);

test.each<[OrderFilter, string]>([
  [{ search: 'Wolski Zajazd' }, 'Search: Wolski Zajazd'],
  [{ search: 'x'.repeat(61) }, `Search: ${'x'.repeat(59)}…`],
  [{ delivery: 'overdue' }, 'Overdue'],
  [{ delivery: 'week' }, 'Delivery date: this week'],
  [{ deliveryFrom: '2026-04-17' }, 'Delivery date: from 17 Apr 2026'],
  [{ deliveryTo: '2026-04-17' }, 'Delivery date: up to 17 Apr 2026'],
  [{ createdBy: 'ann' }, 'Created by Ann'],
  [{ createdBy: 'ben' }, 'Created by Unknown user'],
  [{ courier: 'ann' }, 'Courier: Ann'],
  [{ courier: 'ben' }, 'Courier: Unknown user'],
  [{ courier: 'nobody' }, 'Courier: unassigned'],
  [{ createdFrom: '2026-04-17', createdTo: '2026-04-17' }, 'Created: 17 Apr 2026'],
  [
    { deliveredFrom: '2026-04-17', deliveredTo: '2026-04-18' },
    'Delivered: 17 Apr 2026 to 18 Apr 2026',
  ],
  [{ itemsFrom: 0, itemsTo: 1_000 }, 'Items: 0 to 1,000'],
])('%j is “%s”', (filter, text) => {
  expect(words(filter)).toEqual([text]);
});

test('there is no text for everything, nor for the status, which the tabs show', () => {
  expect(words({})).toEqual([]);
  expect(words({ status: 'ONGOING' })).toEqual([]);
});

test('removing one condition keeps all others, the sort and the columns', () => {
  const listing: ListParams = {
    ...DEFAULT_PARAMS,
    status: 'ONGOING',
    search: 'a',
    itemsFrom: 1,
    itemsTo: 2,
    sort: 'items',
    columns: ['orderId', 'sender'],
  };
  const { itemsFrom, itemsTo, ...withoutItems } = listing;
  const [search, items] = describeFilters(listing, people);
  expect(items).toMatchObject({
    filter: 'items',
    text: `Items: ${itemsFrom} to ${itemsTo}`,
    rest: withoutItems,
  });
  expect(search!.rest).not.toHaveProperty('search');
  expect(search!.rest).toMatchObject({ itemsFrom, itemsTo, status: 'ONGOING' });
  expect(withoutFilters(listing)).toEqual({
    ...DEFAULT_PARAMS,
    sort: 'items',
    columns: ['orderId', 'sender'],
  });
});
