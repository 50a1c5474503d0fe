import type { Facts } from './actions';

/** Facts as an entry tells them, without those that are not known. */
export function facts(told: Partial<Record<keyof Facts, string | null | undefined>>): Facts {
  return Object.fromEntries(
    Object.entries(told).flatMap(([fact, to]) =>
      to === undefined || to === null ? [] : [[fact, { from: null, to }]],
    ),
  );
}
