/** What the list starts with, until an owner changes it. */
export const DEFAULT_REASONS: readonly string[] = [
  'Nobody home',
  'Refused',
  'Wrong address',
  'Closed',
  'Damaged',
];

/** Always offered last; the note says more. */
export const OTHER_REASON = 'Other';

export const MAX_REASONS = 12;
export const MAX_REASON = 60;
export const MAX_NOTE = 1_000;

/** As stored in a workspace: one per line; null for the default ones. */
export function reasonsOf(attemptReasons: string | null): readonly string[] {
  return attemptReasons?.split('\n') ?? DEFAULT_REASONS;
}

const OLDEST_MS = 48 * 3_600_000;

/** The device's time, unless it lies in the future or more than 48 hours back, as with a wrong clock. */
export function attemptTime(deviceTime: string | null, now: Date): Date {
  const time = deviceTime === null ? NaN : Date.parse(deviceTime);
  const age = now.getTime() - time;
  return age >= 0 && age <= OLDEST_MS ? new Date(time) : now;
}

/** Ongoing, and still due on the date of its last failed attempt. */
export function isFailed(order: {
  status: string;
  deliveryDate: string;
  attemptedFor: string | null;
}): boolean {
  return order.status === 'ONGOING' && order.attemptedFor === order.deliveryDate;
}
