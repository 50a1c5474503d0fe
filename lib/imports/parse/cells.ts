import { unguard } from '@/lib/exports/csv';
import { saysNothing } from './blank-cells';
import { isReasonColumn } from '@/lib/imports/layouts/header-key';
import { nameKey } from '@/lib/imports/layouts/header-key';
import { plainPostcode } from '@/lib/imports/layouts/shopify';
import type { ColumnMapping } from '@/lib/imports/mapping/mapping';

/** What a cell says, '' where it says nothing. */
export type CellReader = (cells: readonly string[], column: number) => string;

/**
 * Whether this product has written the file, and has put its guard before what looks like a formula: its own export, or
 * a file of bad rows.
 */
export function isGuarded({ layout }: ColumnMapping, names: readonly string[]): boolean {
  return layout === 'ownExport' || names.some(isReasonColumn);
}

/** How cells of a file are read. Those of this product's own export say exactly what stands there, also "NULL". */
export function cellReader(matching: ColumnMapping, names: readonly string[]): CellReader {
  const plain = isGuarded(matching, names) ? unguard : (cell: string) => cell;
  if (matching.layout === 'ownExport') return (cells, column) => plain(cells[column] ?? '');
  const postcodes = new Set(
    names.flatMap((name, column) =>
      matching.layout === 'shopify' && nameKey(name).endsWith('zip') ? [column] : [],
    ),
  );
  return (cells, column) => {
    const cell = plain(cells[column] ?? '');
    if (saysNothing(cell)) return '';
    return postcodes.has(column) ? plainPostcode(cell) : cell;
  };
}
