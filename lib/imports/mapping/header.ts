import { plainCell } from '@/lib/imports/parse/blank-cells';
import { dateEvidence } from '@/lib/imports/parse/dates';
import { recogniseLayout } from '@/lib/imports/layouts/layouts';
import type { ColumnMapping } from './mapping';
import type { ColumnProfile } from './profile';
import { isKnownName } from './words';

/** Only the first rows of a file can have the column names. */
export const HEADER_ROWS = 20;

/** Title rows, and the header if there is one. */
export function countRowsAboveOrders(
  { hasHeader }: Pick<ColumnMapping, 'hasHeader'>,
  titleRows: number,
): number {
  return titleRows + Number(hasHeader);
}

/** The number of rows above the first one that has known column names; 0 if none has. */
export function countTitleRows(rows: readonly (readonly string[])[]): number {
  const first = rows.slice(0, HEADER_ROWS);
  const header = first.findIndex(
    (row, index) => recogniseLayout(row).hasHeader && (index === 0 || isBelowTitles(first, index)),
  );
  return Math.max(0, header);
}

/** Stricter than for a first row: orders above a row that was wrongly taken for a header would be lost. */
function isBelowTitles(rows: readonly (readonly string[])[], index: number): boolean {
  const names = rows[index]!;
  const width = countFilled(names);
  if (rows.slice(0, index).some((row) => countFilled(row) >= width)) return false;
  if (recogniseLayout(names).layout !== 'other') return true;
  // Most Order IDs have digits.
  if (names.some((name) => /\d/.test(name) && !isKnownName(name))) return false;
  return !rows
    .slice(index + 1)
    .some((row) => row.some((cell, column) => cell.trim() !== '' && cell === names[column]));
}

function countFilled(row: readonly string[]): number {
  return row.filter((cell) => cell.trim() !== '').length;
}

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
