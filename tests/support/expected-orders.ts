import { addDays, calendarDate, formatTime, weekOf } from '@/lib/dates';
import { NOBODY, type ListParams, type Sort } from '@/lib/orders/list/params';
import { windowSides } from '@/lib/orders/time-window';
import { matchesSearch, parseSearch } from '@/lib/orders/search';
import { searchColumns } from '@/lib/orders/search-text';
import type { StoredOrder } from './stored-orders';

/** The orders that a list should contain, in its order, by checking each of them. */
export function expectedOrders(
  orders: StoredOrder[],
  listing: ListParams,
  { now, timeZone }: { now: Date; timeZone: string },
): StoredOrder[] {
  const today = calendarDate(now, timeZone);
  const time = formatTime(now, timeZone);
  const dayOf = (time: Date) => calendarDate(time, timeZone);
  const search = parseSearch(listing.search ?? '');
  const wanted = orders.filter((order) => {
    const { deliveryDate, status } = order;
    const within = (value: string | number, from?: string | number, to?: string | number) =>
      (from === undefined || value >= from) && (to === undefined || value <= to);
    const named = {
      today: deliveryDate === today,
      tomorrow: deliveryDate === addDays(today, 1),
      overdue: deliveryDate < today && status === 'ONGOING',
      week: within(deliveryDate, weekOf(today).from, weekOf(today).to),
    };
    const { from, until } = windowSides(order.timeWindow ?? '');
    const [start, end] = [from ?? '', until ?? '~'];
    const isDue = status === 'ONGOING' && deliveryDate === today;
    const window = {
      now: isDue && start <= time && time < end,
      morning: start < '12:00',
      afternoon: end > '12:00',
      missed: isDue && end <= time,
    };
    const isDelivered = listing.deliveredFrom !== undefined || listing.deliveredTo !== undefined;
    return (
      (!listing.status || status === listing.status) &&
      (!listing.delivery || named[listing.delivery]) &&
      (!listing.window || (order.timeWindow && window[listing.window])) &&
      within(deliveryDate, listing.deliveryFrom, listing.deliveryTo) &&
      (!listing.courier || (order.courierId ?? NOBODY) === listing.courier) &&
      (!listing.createdBy || order.createdById === listing.createdBy) &&
      within(dayOf(order.createdAt), listing.createdFrom, listing.createdTo) &&
      (!isDelivered ||
        (order.deliveredAt !== null &&
          within(dayOf(order.deliveredAt), listing.deliveredFrom, listing.deliveredTo))) &&
      within(order.numberOfItems, listing.itemsFrom, listing.itemsTo) &&
      (!search || matchesSearch(search, { ...order, ...searchColumns(order) }))
    );
  });
  const sign = listing.descending ? -1 : 1;
  return wanted.sort((a, b) => sign * compare(KEYS[listing.sort](a), KEYS[listing.sort](b)));
}

type Key = (string | number)[];

const KEYS: Record<Sort, (order: StoredOrder) => Key> = {
  created: ({ createdAt, id }) => [createdAt.getTime(), id],
  orderId: (order) => [searchColumns(order).orderIdKey, order.orderId],
  status: ({ status, createdAt, id }) => [status, createdAt.getTime(), id],
  deliveryDate: ({ deliveryDate, id }) => [deliveryDate, id],
  recipient: (order) => [searchColumns(order).recipientKey, order.id],
  address: (order) => [searchColumns(order).addressKey, order.id],
  sender: (order) => [searchColumns(order).senderKey, order.id],
  items: ({ numberOfItems, id }) => [numberOfItems, id],
};

/** Both databases compare texts byte by byte. */
function compare(a: Key, b: Key): number {
  for (const [index, left] of a.entries()) {
    const right = b[index]!;
    const order =
      typeof left === 'number'
        ? left - (right as number)
        : Buffer.compare(Buffer.from(left), Buffer.from(String(right)));
    if (order !== 0) return order;
  }
  return 0;
}
