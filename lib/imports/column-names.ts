import type { Matching } from './matching';

/** How each column is called: as the first row says, or "Column 3" where it says nothing. */
export function columnNames(
  { hasHeader, targets }: Pick<Matching, 'hasHeader' | 'targets'>,
  firstRow: readonly string[],
): string[] {
  return Array.from({ length: Math.max(targets.length, firstRow.length) }, (_, column) => {
    const name = hasHeader ? (firstRow[column] ?? '').replace(/\s+/g, ' ').trim() : '';
    return name === '' ? `Column ${column + 1}` : name;
  });
}
