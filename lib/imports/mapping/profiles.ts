import { saysNothing } from '@/lib/imports/parse/blank-cells';
import { evidenceOf } from '@/lib/imports/parse/dates';
import type { DateOrder, ColumnMapping, Target } from './mapping';
import type { ColumnProfile } from './profile';

/** As many different values as a profile lists. */
const MOST_VALUES = 30;

/** What the columns hold, with the first row where it does not name them: then it is data as all others are. */
export function profilesOfData(
  { hasHeader }: Pick<ColumnMapping, 'hasHeader'>,
  { firstRow, profiles }: { firstRow: readonly string[]; profiles: readonly ColumnProfile[] },
): ColumnProfile[] {
  const count = Math.max(firstRow.length, profiles.length);
  const all = Array.from({ length: count }, (_, column) => profiles[column] ?? EMPTY);
  if (hasHeader) return all;
  return all.map((profile, column) => withCell(profile, (firstRow[column] ?? '').trim()));
}

const EMPTY: ColumnProfile = {
  filled: 0,
  samples: [],
  values: {},
  dates: { clear: 0, dayFirst: 0, monthFirst: 0, either: 0, example: null },
};

function withCell(profile: ColumnProfile, cell: string): ColumnProfile {
  if (saysNothing(cell)) return profile;
  const evidence = evidenceOf(cell);
  const dates = { ...profile.dates };
  if (evidence) dates[evidence] += 1;
  if (evidence === 'either') dates.example = cell;
  const values = profile.values && new Map(Object.entries(profile.values));
  values?.set(cell, (values.get(cell) ?? 0) + 1);
  return {
    filled: profile.filled + 1,
    samples: [...new Set([cell, ...profile.samples])].slice(0, 3),
    values: values && values.size <= MOST_VALUES ? Object.fromEntries(values) : null,
    dates,
  };
}

/**
 * Which part comes first in the dates of the file, where its columns of dates prove it: each that has dates that can be
 * read in two ways has others that cannot, and no two say different things. Null where nothing is proven.
 */
export function provenOrder(
  profiles: readonly ColumnProfile[],
  targets: readonly (Target | null)[],
): DateOrder | null {
  const columns = profiles
    .filter((_, column) => saysDate(targets[column]))
    .map(({ dates }) => dates);
  const orders = new Set(columns.flatMap(ordersIn));
  const [order] = orders;
  if (!order || orders.size > 1) return null;
  return columns.every((dates) => dates.either === 0 || ordersIn(dates).length > 0) ? order : null;
}

/** Whether a column with this target holds dates. */
export function saysDate(target: Target | null | undefined): boolean {
  return target === 'deliveryDate' || target === 'deliveredAt';
}

/** The orders that dates of a column need. */
export function ordersIn(dates: ColumnProfile['dates']): DateOrder[] {
  return (['dayFirst', 'monthFirst'] as const).filter((order) => dates[order] > 0);
}
