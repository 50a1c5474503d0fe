import type { Changes } from '@/lib/audit-log/actions';

/** Since when an order is delivered, null where it is not, and every time at which it became that. */
export type Deliveries = { deliveredAt: string | null; deliveries: readonly string[] };

const NONE: Deliveries = { deliveredAt: null, deliveries: [] };

/**
 * The deliveries after one more entry. An order that becomes delivered is so since the entry, unless this has `told`
 * since when: an undo of an earlier delivery, which then holds again, an import of any time. Null where an undo tells of
 * one that never was, or what is told is no time.
 */
export function deliveryAfter(
  before: Deliveries | null,
  entry: {
    at: string;
    isDelivered: boolean;
    isUndo: boolean;
    told: Changes['deliveredAt'] | undefined;
  },
): Deliveries | null {
  const { at, isDelivered, isUndo, told } = entry;
  const { deliveredAt, deliveries } = before ?? NONE;
  const isAgain = isDelivered && deliveredAt === null;
  if (told) {
    const since = !isAgain ? undefined : isUndo ? earlier(deliveries, told) : stored(told);
    if (since === undefined) return null;
    return { deliveredAt: since, deliveries: isUndo ? deliveries : [...deliveries, since] };
  }
  if (isAgain) return { deliveredAt: at, deliveries: [...deliveries, at] };
  return { deliveredAt: isDelivered ? deliveredAt : null, deliveries };
}

/** The delivery at this very time, in the notation in which it is known; undefined where there was none. */
function earlier(
  deliveries: readonly string[],
  { from, to }: NonNullable<Changes['deliveredAt']>,
): string | undefined {
  if (from !== null || typeof to !== 'string') return undefined;
  return deliveries.find((time) => toIso(time) === to);
}

/** A time that was told, as the database has it; undefined for what is no time in the notation of the log. */
function stored({ from, to }: NonNullable<Changes['deliveredAt']>): string | undefined {
  if (from !== null || typeof to !== 'string' || toIso(to) !== to) return undefined;
  return to.replace('Z', '+00:00');
}

function toIso(time: string): string | null {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
