import type { OrderState } from '@/lib/orders/order';
import type { Note } from '@/lib/orders/notes';
import { fold } from '@/lib/normalize';

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
};

export type Stop<D extends Delivery = Delivery> = { address: string; deliveries: D[] };

export type Round<D extends Delivery = Delivery> = {
  /** `YYYY-MM-DD`; null for all days before today. */
  date: string | null;
  stops: Stop<D>[];
};

/** Overdue days are one round. Addresses that differ only in case, accents or spaces are one stop. */
export function groupByRound<D extends Delivery>(
  deliveries: readonly D[],
  today: string,
): Round<D>[] {
  const byDate = groupBy(deliveries, ({ deliveryDate }) =>
    deliveryDate < today ? null : deliveryDate,
  );
  return [...byDate]
    .map(([date, ofDate]) => ({ date, stops: groupByStop(ofDate) }))
    .sort((one, other) => byText.compare(sortDate(one), sortDate(other)));

  function sortDate({ date }: Round<D>): string {
    return date === today ? '' : (date ?? today);
  }
}

const byText = new Intl.Collator('en-GB', { numeric: true });

function groupByStop<D extends Delivery>(deliveries: readonly D[]): Stop<D>[] {
  const byAddress = groupBy(deliveries, ({ recipientAddress }) =>
    fold(recipientAddress).replaceAll(/\s+/g, ' '),
  );
  return [...byAddress]
    .sort(([one], [other]) => byText.compare(streetFirst(one), streetFirst(other)))
    .map(([, ofAddress]) => ({
      address: ofAddress[0]!.recipientAddress,
      deliveries: ofAddress.toSorted(
        (one, other) =>
          byText.compare(one.deliveryDate, other.deliveryDate) ||
          byText.compare(one.orderId, other.orderId),
      ),
    }));
}

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
