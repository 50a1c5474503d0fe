/** A courier's own round. */
export const OWN_ROUND_PATH = '/deliveries/round';

/** The same for those who see all orders. */
export function roundPath(courierId: string): string {
  return `/team/${courierId}/round`;
}

/** `date` and `today` are `YYYY-MM-DD`. */
export function onDate(path: string, date: string, today: string): string {
  return date === today ? path : `${path}?date=${date}`;
}
