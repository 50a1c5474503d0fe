import { unguard } from '@/lib/exports/csv';
import { isBlankCell } from './blank-cells';
import { isReasonColumn } from '@/lib/imports/layouts/header-key';
import { nameKey } from '@/lib/imports/layouts/header-key';
import { plainPostcode } from '@/lib/imports/layouts/shopify';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';

export type CellReader = (cells: readonly string[], column: number) => string;

/** Our own files put a guard before cells that look like formulas. */
export function isGuarded({ layout }: ColumnMapping, names: readonly string[]): boolean {
  return layout === 'ownExport' || names.some(isReasonColumn);
}

/** Our own export is read literally, even "NULL". */
export function cellReader(mapping: ColumnMapping, names: readonly string[]): CellReader {
  const plain = isGuarded(mapping, names) ? unguard : (cell: string) => cell;
  if (mapping.layout === 'ownExport') return (cells, column) => plain(cells[column] ?? '');
  const postcodes = new Set(
    names.flatMap((name, column) =>
      mapping.layout === 'shopify' && nameKey(name).endsWith('zip') ? [column] : [],
    ),
  );
  return (cells, column) => {
    const cell = plain(cells[column] ?? '');
    if (isBlankCell(cell)) return '';
    return postcodes.has(column) ? plainPostcode(cell) : cell;
  };
}
