import { isBlankCell } from '@/lib/imports/parse/blank-cells';
import { dateEvidence } from '@/lib/imports/parse/dates';
import type { DateOrder, ColumnMapping, Target } from './mapping';
import type { ColumnProfile } from './profile';

const MOST_VALUES = 30;

/** Of all rows with orders: without a header, the first row is one of them. */
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
  if (isBlankCell(cell)) return profile;
  const evidence = dateEvidence(cell);
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

/** Proven if every column with ambiguous dates has unambiguous ones too, and no two columns disagree; else null. */
export function provenDateOrder(
  profiles: readonly ColumnProfile[],
  targets: readonly (Target | null)[],
): DateOrder | null {
  const columns = profiles
    .filter((_, column) => isDateTarget(targets[column]))
    .map(({ dates }) => dates);
  const orders = new Set(columns.flatMap(dateOrdersIn));
  const [order] = orders;
  if (!order || orders.size > 1) return null;
  return columns.every((dates) => dates.either === 0 || dateOrdersIn(dates).length > 0)
    ? order
    : null;
}

export function isDateTarget(target: Target | null | undefined): boolean {
  return target === 'deliveryDate' || target === 'deliveredAt';
}

export function dateOrdersIn(dates: ColumnProfile['dates']): DateOrder[] {
  return (['dayFirst', 'monthFirst'] as const).filter((order) => dates[order] > 0);
}
