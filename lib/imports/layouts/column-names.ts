import type { ColumnMapping } from '@/lib/imports/mapping/mapping';

export function columnNames(
  { hasHeader, targets }: Pick<ColumnMapping, 'hasHeader' | 'targets'>,
  firstRow: readonly string[],
): string[] {
  return Array.from({ length: Math.max(targets.length, firstRow.length) }, (_, column) => {
    const name = hasHeader ? (firstRow[column] ?? '').replace(/\s+/g, ' ').trim() : '';
    return name === '' ? numbered(column) : name;
  });
}

export function isNameless(name: string, column: number): boolean {
  return name.trim() === '' || name.trim() === numbered(column);
}

function numbered(column: number): string {
  return `Column ${column + 1}`;
}
