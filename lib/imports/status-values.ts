import { isBlankCell, statusKey } from '@/lib/imports/parse/blank-cells';
import { profilesOfData } from '@/lib/imports/mapping/profiles';
import type { ColumnMapping, StatusMeaning } from '@/lib/imports/mapping/mapping';
import type { ColumnProfile } from '@/lib/imports/mapping/profile';
import { statusMeaning } from '@/lib/imports/parse/statuses';

export type StatusValue = { value: string; rows: number; meaning: StatusMeaning | null };

/** Empty if there are too many to list. */
export function statusValues({
  mapping,
  firstRow,
  profiles,
}: {
  mapping: ColumnMapping;
  firstRow: readonly string[];
  profiles: readonly ColumnProfile[];
}): StatusValue[] {
  const found = new Map<string, StatusValue>();
  for (const [column, { values }] of profilesOfData(mapping, { firstRow, profiles }).entries()) {
    if (mapping.targets[column] !== 'status') continue;
    for (const [value, rows] of Object.entries(values ?? {})) {
      if (isBlankCell(value)) continue;
      const key = statusKey(value);
      const known = found.get(key) ?? { value, rows: 0, meaning: statusMeaning(mapping, value) };
      found.set(key, { ...known, rows: known.rows + rows });
    }
  }
  return [...found.values()];
}
