import { plainCell } from '@/lib/imports/parse/blank-cells';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';

/** One per column of the file. Unnamed columns, and all without a header, are numbered. */
export function columnNames(
  { hasHeader, targets }: Pick<ColumnMapping, 'hasHeader' | 'targets'>,
  firstRow: readonly string[],
): string[] {
  return Array.from({ length: Math.max(targets.length, firstRow.length) }, (_, column) => {
    const name = hasHeader
      ? plainCell(firstRow[column] ?? '')
          .replace(/\s+/g, ' ')
          .trim()
      : '';
    return name === '' ? defaultColumnName(column) : name;
  });
}

export function isNameless(name: string, column: number): boolean {
  return name.trim() === '' || name.trim() === defaultColumnName(column);
}

/** For columns without a name, counted from 1. Files of rows with errors have these names, so a later import knows them. */
export function defaultColumnName(column: number): string {
  return `Column ${column + 1}`;
}
