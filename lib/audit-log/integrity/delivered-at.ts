import type { Changes } from '@/lib/audit-log/actions';

/** `deliveries` holds every time at which the order became delivered. */
export type Deliveries = { deliveredAt: string | null; deliveries: readonly string[] };

const NONE: Deliveries = { deliveredAt: null, deliveries: [] };

/** `recorded` (undo, import) overrides the entry's time. Null when unknown or malformed. */
export function deliveryAfter(
  before: Deliveries | null,
  entry: {
    at: string;
    isDelivered: boolean;
    isUndo: boolean;
    recorded: Changes['deliveredAt'] | undefined;
  },
): Deliveries | null {
  const { at, isDelivered, isUndo, recorded } = entry;
  const { deliveredAt, deliveries } = before ?? NONE;
  const isNewDelivery = isDelivered && deliveredAt === null;
  if (recorded) {
    const since = !isNewDelivery
      ? undefined
      : isUndo
        ? earlier(deliveries, recorded)
        : stored(recorded);
    if (since === undefined) return null;
    return { deliveredAt: since, deliveries: isUndo ? deliveries : [...deliveries, since] };
  }
  if (isNewDelivery) return { deliveredAt: at, deliveries: [...deliveries, at] };
  return { deliveredAt: isDelivered ? deliveredAt : null, deliveries };
}

/** In its original notation; undefined when unknown. */
function earlier(
  deliveries: readonly string[],
  { from, to }: NonNullable<Changes['deliveredAt']>,
): string | undefined {
  if (from !== null || typeof to !== 'string') return undefined;
  return deliveries.find((time) => toIso(time) === to);
}

/** In the database's notation; undefined when malformed. */
function stored({ from, to }: NonNullable<Changes['deliveredAt']>): string | undefined {
  if (from !== null || typeof to !== 'string' || toIso(to) !== to) return undefined;
  return to.replace('Z', '+00:00');
}

function toIso(time: string): string | null {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
