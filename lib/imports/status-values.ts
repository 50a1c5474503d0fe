import { isBlankCell, statusKey } from '@/lib/imports/parse/blank-cells';
import { profilesOfData } from '@/lib/imports/mapping/profiles';
import type { ColumnMapping, StatusMeaning, Target } from '@/lib/imports/mapping/mapping';
import type { ColumnProfile } from '@/lib/imports/mapping/profile';
import { needsDelivery } from '@/lib/imports/parse/needs-delivery';
import { statusMeaning } from '@/lib/imports/parse/statuses';

/** A value of a column, in how many rows it is, and what it means. */
export type ValueMeaning<M> = { column: number; value: string; rows: number; meaning: M };
export type StatusValue = ValueMeaning<StatusMeaning | null>;
export type DeliveryValue = ValueMeaning<boolean>;

type File = {
  mapping: ColumnMapping;
  firstRow: readonly string[];
  profiles: readonly ColumnProfile[];
};

/** Empty if there are too many to list. */
export function statusValues(file: File): StatusValue[] {
  return valuesOf(file, 'status', (value) => statusMeaning(file.mapping, value));
}

/** Whether rows with each value need a delivery. */
export function deliveryValues(file: File): DeliveryValue[] {
  return valuesOf(file, 'needsDelivery', (value) => needsDelivery(file.mapping, value));
}

function valuesOf<M>(
  { mapping, firstRow, profiles }: File,
  target: Target,
  meaningOf: (value: string) => M,
): ValueMeaning<M>[] {
  const found = new Map<string, ValueMeaning<M>>();
  for (const [column, { values }] of profilesOfData(mapping, { firstRow, profiles }).entries()) {
    if (mapping.targets[column] !== target) continue;
    for (const [value, rows] of Object.entries(values ?? {})) {
      if (isBlankCell(value)) continue;
      const key = statusKey(value);
      const known = found.get(key) ?? { column, value, rows: 0, meaning: meaningOf(value) };
      found.set(key, { ...known, rows: known.rows + rows });
    }
  }
  return [...found.values()];
}
