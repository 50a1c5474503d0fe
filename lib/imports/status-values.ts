import { saysNothing, statusKey } from '@/lib/imports/parse/blank-cells';
import { profilesOfData } from '@/lib/imports/mapping/profiles';
import type { ColumnMapping, StatusMeaning } from '@/lib/imports/mapping/mapping';
import type { ColumnProfile } from '@/lib/imports/mapping/profile';
import { statusMeaning } from '@/lib/imports/parse/statuses';

/** A status of a file, in how many rows it stands, and what becomes of it; null where nobody has said. */
export type StatusValue = { value: string; rows: number; meaning: StatusMeaning | null };

/** The statuses of a file, as far as they are few enough to be told one by one. */
export function statusValues({
  matching,
  firstRow,
  profiles,
}: {
  matching: ColumnMapping;
  firstRow: readonly string[];
  profiles: readonly ColumnProfile[];
}): StatusValue[] {
  const found = new Map<string, StatusValue>();
  for (const [column, { values }] of profilesOfData(matching, { firstRow, profiles }).entries()) {
    if (matching.targets[column] !== 'status') continue;
    for (const [value, rows] of Object.entries(values ?? {})) {
      if (saysNothing(value)) continue;
      const key = statusKey(value);
      const known = found.get(key) ?? { value, rows: 0, meaning: statusMeaning(matching, value) };
      found.set(key, { ...known, rows: known.rows + rows });
    }
  }
  return [...found.values()];
}
