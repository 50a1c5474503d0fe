import { addDays } from '@/lib/dates';
import { SORTS, type Sort } from '@/lib/orders/list/params';
import type { Facts } from './facts';

/** A page to request. The right page contains `shows`. */
export type Case = { name: string; path: string; shows?: string };

type Parameters = Record<string, string>;

/** Requests of the order list. Cases have the same names in every workspace. */
export function orderCases(facts: Facts): Case[] {
  const { middleDay, frequentPerson, rarePerson, orderIds, middles } = facts;
  const week = [addDays(middleDay, -3), addDays(middleDay, 3)] as const;
  const orders = (name: string, parameters: Parameters, shows?: string): Case => ({
    name,
    path: `/orders?${new URLSearchParams(parameters)}`,
    ...(shows && { shows }),
  });
  return [
    orders('list', { view: 'all' }),
    orders('list, 25 a page', { size: '25' }),
    orders('tab Ongoing', { status: 'ongoing' }),
    orders('tab Delivered', { status: 'delivered' }),
    orders('delivery today', { delivery: 'today' }),
    orders('delivery tomorrow', { delivery: 'tomorrow' }),
    orders('delivery this week', { delivery: 'week' }),
    orders('overdue', { delivery: 'overdue', sort: 'deliveryDate' }),
    orders('delivery date range', { deliveryFrom: week[0], deliveryTo: week[1] }),
    orders('created by, frequent', { createdBy: frequentPerson }),
    orders('created by, rare', { createdBy: rarePerson }),
    orders('created between', { createdFrom: week[0], createdTo: week[1] }),
    orders('delivered between', { deliveredFrom: week[0], deliveredTo: week[1] }),
    orders('number of items', { itemsFrom: '35', itemsTo: '38' }),
    orders('time window, now', { window: 'now' }),
    orders('time window, morning', { window: 'morning' }),
    orders('time window, missed', { window: 'missed' }),
    ...['recipient', 'sender'].flatMap((kind) =>
      ['a', 'no', 'qqx'].map((q) => ({
        name: `known ${kind}s, “${q}”`,
        path: `/orders/people?${new URLSearchParams({ kind, q })}`,
      })),
    ),
    orders('several filters', { status: 'ongoing', createdBy: rarePerson, itemsFrom: '2' }),
    ...SORTS.flatMap((sort) =>
      (['', '-'] as const)
        .filter((sign) => `${sign}${sort}` !== '-created')
        .map((sign) => orders(`sort ${describeSort(sort, sign)}`, { sort: `${sign}${sort}` })),
    ),
    ...SORTS.map((sort) => {
      const { cursor, next } = middles[`-${sort}`];
      const name = `deep, sort ${describeSort(sort, '-')}`;
      return orders(name, { sort: `-${sort}`, after: cursor }, next);
    }),
    orders('deep, backwards', { before: middles['-created'].cursor }),
    orders('search, rare', { q: 'quetzal' }, '10000008'),
    orders('search, common', { q: 'warszawa' }),
    orders('search, ordinary', { q: 'weiss' }),
    orders('search, two words', { q: 'nowak harbour' }),
    orders('search, two characters', { q: 'wa' }),
    orders('search, two characters, no hit', { q: 'zq' }),
    orders('search, no hit', { q: 'qqxxzz' }),
    orders('search, Order ID', { q: orderIds.at(-1)! }, orderIds.at(-1)),
    orders('search, 50 Order IDs', { q: orderIds.join('\n') }, orderIds.at(-1)),
  ];
}

/** Requests of the log. `deepCursor` is in the middle of it. */
export function logCases({ rarePerson, orderIds }: Facts, deepCursor: string | null): Case[] {
  const log = (name: string, parameters: Parameters): Case => ({
    name: `log${name}`,
    path: `/logs?${new URLSearchParams(parameters)}`,
  });
  return [
    log('', {}),
    ...(deepCursor ? [log(', deep', { after: deepCursor })] : []),
    log(', who', { who: rarePerson }),
    log(', action', { action: 'Edited' }),
    log(', Order ID', { orderId: orderIds[0]! }),
    log(', search, rare', { q: 'quetzal' }),
    log(', search, common', { q: 'warszawa' }),
    log(', search, two characters', { q: 'wa' }),
  ];
}

/** The cursor in the link to the next page; null without a link. */
export function nextCursor(html: string): string | null {
  const link = /href="[^"]*[?&;]after=([^"&]+)/.exec(html)?.[1];
  return link === undefined ? null : decodeURIComponent(link);
}

function describeSort(sort: Sort, sign: '' | '-'): string {
  return `${sort}, ${sign ? 'descending' : 'ascending'}`;
}
