import { fold } from '@/lib/text';

/** An order as its courier is shown it. */
export type Delivery = {
  id: string;
  orderId: string;
  version: number;
  numberOfItems: number;
  /** `YYYY-MM-DD`. */
  deliveryDate: string;
  recipientName: string;
  recipientAddress: string;
};

/** One address, and all that is to be left there. */
export type Stop<D extends Delivery = Delivery> = { address: string; deliveries: D[] };

/** The stops of one day, or of all days that have passed. */
export type Round<D extends Delivery = Delivery> = {
  /** `YYYY-MM-DD`; null stands for all days before today. */
  date: string | null;
  stops: Stop<D>[];
};

/**
 * Deliveries by day and then by address: today's first, then what is overdue, as one round, then each later day. Addresses are the same that
 * only case, accents and spaces tell apart.
 * @param today `YYYY-MM-DD`
 */
export function roundsOf<D extends Delivery>(deliveries: readonly D[], today: string): Round<D>[] {
  const byDate = grouped(deliveries, ({ deliveryDate }) =>
    deliveryDate < today ? null : deliveryDate,
  );
  return [...byDate]
    .map(([date, those]) => ({ date, stops: stopsOf(those) }))
    .sort((one, other) => byText.compare(placeOf(one), placeOf(other)));

  function placeOf({ date }: Round<D>): string {
    return date === today ? '' : (date ?? today);
  }
}

const byText = new Intl.Collator('en-GB', { numeric: true });

/** Deliveries by address, in the order of the addresses; those of one by date and then by Order ID. */
function stopsOf<D extends Delivery>(deliveries: readonly D[]): Stop<D>[] {
  const byAddress = grouped(deliveries, ({ recipientAddress }) =>
    fold(recipientAddress).replaceAll(/\s+/g, ' '),
  );
  return [...byAddress]
    .sort(([one], [other]) => byText.compare(streetFirst(one), streetFirst(other)))
    .map(([, those]) => ({
      address: those[0]!.recipientAddress,
      deliveries: those.toSorted(
        (one, other) =>
          byText.compare(one.deliveryDate, other.deliveryDate) ||
          byText.compare(one.orderId, other.orderId),
      ),
    }));
}

/** "12 Main St" as "Main St 12": neighbours are those of one street, not of one number. */
function streetFirst(address: string): string {
  return address.replace(/^(\d+[a-z]?(?:[-/]\d+[a-z]?)?),? (.+)$/s, '$2 $1');
}

function grouped<D, K>(deliveries: readonly D[], keyOf: (delivery: D) => K) {
  const groups = new Map<K, D[]>();
  for (const delivery of deliveries) {
    const key = keyOf(delivery);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(delivery);
  }
  return groups;
}
