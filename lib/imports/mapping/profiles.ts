import { isBlankCell, plainCell } from '@/lib/imports/parse/blank-cells';
import {
  DATE_ORDERS,
  YEAR_ORDERS,
  type ColumnMapping,
  type DateOrder,
  type Target,
  type YearOrder,
} from './mapping';
import { NO_DATES, withDate, type ColumnProfile } from './profile';

const MOST_VALUES = 30;

/** Of all rows with orders: without a header, the first row is one of them. */
export function profilesOfData(
  { hasHeader }: Pick<ColumnMapping, 'hasHeader'>,
  { firstRow, profiles }: { firstRow: readonly string[]; profiles: readonly ColumnProfile[] },
): ColumnProfile[] {
  const count = Math.max(firstRow.length, profiles.length);
  const all = Array.from({ length: count }, (_, column) => profiles[column] ?? EMPTY);
  if (hasHeader) return all;
  return all.map((profile, column) => withCell(profile, plainCell(firstRow[column] ?? '').trim()));
}

const EMPTY: ColumnProfile = {
  filled: 0,
  repeats: 0,
  samples: [],
  values: {},
  dates: NO_DATES,
};

function withCell(profile: ColumnProfile, cell: string): ColumnProfile {
  if (isBlankCell(cell)) return profile;
  const values = profile.values && new Map(Object.entries(profile.values));
  values?.set(cell, (values.get(cell) ?? 0) + 1);
  return {
    ...profile,
    filled: profile.filled + 1,
    samples: [...new Set([cell, ...profile.samples])].slice(0, 3),
    values: values && values.size <= MOST_VALUES ? Object.fromEntries(values) : null,
    dates: withDate(profile.dates, cell),
  };
}

type AnyOrder = DateOrder | YearOrder;

/** By mapping key: the possible orders, and the keys of a profile for dates that can be read in both. */
export const DATE_AMBIGUITIES = {
  dateOrder: { orders: DATE_ORDERS, either: 'either', example: 'example' },
  yearOrder: { orders: YEAR_ORDERS, either: 'eitherYear', example: 'yearExample' },
} as const;

/** Proven if every column with ambiguous dates has unambiguous ones too, and no two columns disagree; else null. */
export function provenOrders(
  profiles: readonly ColumnProfile[],
  targets: readonly (Target | null)[],
): { dateOrder: DateOrder | null; yearOrder: YearOrder | null } {
  const columns = profiles
    .filter((_, column) => isDateTarget(targets[column], targets))
    .map(({ dates }) => dates);
  const { dateOrder, yearOrder } = DATE_AMBIGUITIES;
  return { dateOrder: provenOrder(columns, dateOrder), yearOrder: provenOrder(columns, yearOrder) };
}

function provenOrder<O extends AnyOrder>(
  columns: readonly ColumnProfile['dates'][],
  { orders, either }: { orders: readonly O[]; either: 'either' | 'eitherYear' },
): O | null {
  const found = new Set(columns.flatMap((dates) => ordersIn(dates, orders)));
  const [order] = found;
  if (!order || found.size > 1) return null;
  const isProven = (dates: ColumnProfile['dates']) =>
    dates[either] === 0 || ordersIn(dates, orders).length > 0;
  return columns.every(isProven) ? order : null;
}

/** The order date counts only where it gives the delivery date. */
export function isDateTarget(
  target: Target | null | undefined,
  targets: readonly (Target | null)[],
): boolean {
  if (target === 'orderDate') return !targets.includes('deliveryDate');
  return target === 'deliveryDate' || target === 'deliveredAt';
}

export function ordersIn<O extends AnyOrder>(
  dates: ColumnProfile['dates'],
  orders: readonly O[],
): O[] {
  return orders.filter((order) => dates[order] > 0);
}
