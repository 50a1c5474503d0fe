import type { OrderState } from '@/lib/orders/order';
import type { Note } from '@/lib/orders/notes';
import { fold } from '@/lib/normalize';
import { inOrder, type SavedRounds } from '@/lib/orders/rounds/round';
import { windowSides } from '@/lib/orders/time-window';

/** Ongoing deliveries in a list. */
export const MOST_ONGOING = 150;

export type Delivery = Pick<
  OrderState,
  'attempts' | 'attemptReason' | 'attemptedAt' | 'attemptedFor'
> & {
  id: string;
  orderId: string;
  version: number;
  numberOfItems: number;
  /** `YYYY-MM-DD`. */
  deliveryDate: string;
  recipientName: string;
  recipientAddress: string;
  recipientPhone: string | null;
  timeWindow: string | null;
  instructions: string | null;
  /** The newest first, and not all if there are many. */
  notes: Note[];
  hasMoreNotes: boolean;
};

/** `deliveredAt` is ISO 8601. */
export type Done = Omit<Delivery, 'notes' | 'hasMoreNotes'> & {
  deliveredAt: string;
  mayReopen: boolean;
};

/** What changes of orders can change on the screen. */
export type DeliveryList = {
  /** The log entry it shows. */
  seq: number;
  /** Another one means that more than the list changed. */
  mark: string;
  /** For all buttons: see `operationIdOf`. */
  operationId: string;
  ongoing: Delivery[];
  /** `ongoing` has only the first ones. */
  isMore: boolean;
  /** Today's, newest first. */
  done: Done[];
  rounds: SavedRounds;
};

/** What decides where an order is delivered in a round. */
type Placed = Pick<Delivery, 'id' | 'orderId' | 'deliveryDate' | 'recipientAddress' | 'timeWindow'>;

export type Stop<D extends Placed = Delivery> = { address: string; ids: string[]; deliveries: D[] };

export type Round<D extends Placed = Delivery> = {
  /** `YYYY-MM-DD`; null for all days before today. */
  date: string | null;
  stops: Stop<D>[];
};

/**
 * Overdue days are one round, or part of today's once its stops are in the courier's order. Addresses that differ only in
 * case, accents or spaces are one stop.
 */
export function groupByRound<D extends Placed>(
  deliveries: readonly D[],
  today: string,
  rounds: SavedRounds = {},
): Round<D>[] {
  const overdue = rounds[today] ? today : null;
  const byDate = groupBy(deliveries, ({ deliveryDate }) =>
    deliveryDate < today ? overdue : deliveryDate,
  );
  return [...byDate]
    .map(([date, ofDate]) => ({ date, stops: stopsOfRound(ofDate, today, rounds[date ?? '']) }))
    .sort((one, other) => byText.compare(sortDate(one), sortDate(other)));

  function sortDate({ date }: Round<D>): string {
    return date === today ? '' : (date ?? today);
  }
}

const byText = new Intl.Collator('en-GB', { numeric: true });

/** Without a saved place: those due first, then by time window, those without one last, and by street. */
export function stopsOfRound<D extends Placed>(
  deliveries: readonly D[],
  today: string,
  order: readonly string[] = [],
): Stop<D>[] {
  const byAddress = groupBy(deliveries, ({ recipientAddress }) =>
    fold(recipientAddress).replaceAll(/\s+/g, ' '),
  );
  const stops = [...byAddress]
    .map(([address, ofAddress]) => ({ key: sortKey(address, ofAddress, today), ofAddress }))
    .sort((one, other) => byText.compare(one.key, other.key))
    .map(({ ofAddress }) => stopOf(ofAddress));
  return inOrder(stops, order);
}

function stopOf<D extends Placed>(ofAddress: readonly D[]): Stop<D> {
  const deliveries = ofAddress.toSorted(
    (one, other) =>
      byText.compare(one.deliveryDate, other.deliveryDate) ||
      byText.compare(one.orderId, other.orderId),
  );
  const ids = deliveries.map(({ id }) => id);
  return { address: ofAddress[0]!.recipientAddress, ids, deliveries };
}

function sortKey(address: string, ofAddress: readonly Placed[], today: string): string {
  const isDue = ofAddress.some(({ deliveryDate }) => deliveryDate >= today);
  const times = ofAddress.map(({ timeWindow }) => windowSides(timeWindow ?? ''));
  const time = times.map(({ from, until }) => from ?? until ?? NO_TIME).sort()[0]!;
  return [isDue ? 1 : 2, time, streetFirst(address)].join(' ');
}

/** Later than any. */
const NO_TIME = '99:99';

/** Sort by street first, then by number: neighbours share a street. */
function streetFirst(address: string): string {
  return address.replace(/^(\d+[a-z]?(?:[-/]\d+[a-z]?)?),? (.+)$/s, '$2 $1');
}

function groupBy<D, K>(deliveries: readonly D[], keyOf: (delivery: D) => K) {
  const groups = new Map<K, D[]>();
  for (const delivery of deliveries) {
    const key = keyOf(delivery);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(delivery);
  }
  return groups;
}
