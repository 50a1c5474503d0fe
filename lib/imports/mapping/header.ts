import { plainCell } from '@/lib/imports/parse/blank-cells';
import { dateEvidence } from '@/lib/imports/parse/dates';
import { recogniseLayout } from '@/lib/imports/layouts/layouts';
import type { ColumnProfile } from './profile';

/** Whether the first row has column names. If nothing indicates it, it counts as data. */
export function isHeaderRow(
  firstRow: readonly string[],
  profiles: readonly ColumnProfile[],
): boolean {
  if (recogniseLayout(firstRow).hasHeader) return true;
  const cells = firstRow.map((cell) => plainCell(cell).trim());
  if (cells.some((cell) => dateEvidence(cell))) return false;
  if (cells.some((cell, column) => isAmong(cell, profiles[column]))) return false;
  return cells.some((cell, column) => looksUnlike(cell, profiles[column]));
}

function isAmong(cell: string, profile: ColumnProfile | undefined): boolean {
  if (!profile || cell === '') return false;
  return profile.samples.includes(cell) || Object.hasOwn(profile.values ?? {}, cell);
}

/** A word above dates or texts with digits. */
function looksUnlike(cell: string, profile: ColumnProfile | undefined): boolean {
  if (!profile || profile.samples.length === 0 || !/\p{L}/u.test(cell) || /\d/.test(cell)) {
    return false;
  }
  return profile.samples.every((sample) => /^\P{L}*\d\P{L}*$/u.test(sample));
}
