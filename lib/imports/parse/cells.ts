import { unguard } from '@/lib/exports/csv';
import { addressPartOf } from './address';
import { isBlankCell, plainCell } from './blank-cells';
import { isReasonColumn } from '@/lib/imports/layouts/header-key';
import { withoutApostrophe } from '@/lib/imports/layouts/shopify';
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
  const parts = names.map(addressPartOf);
  const hasApostrophes = names.map(
    (name, column) =>
      mapping.layout === 'shopify' &&
      (parts[column] === 'postcode' || mapping.targets[column] === 'recipientPhone'),
  );
  return (cells, column) => {
    const cell = plainCell(plain(cells[column] ?? ''));
    if (isBlankCell(cell)) return '';
    const text = hasApostrophes[column] ? withoutApostrophe(cell) : cell;
    return parts[column] ? text.replace(FRACTION, '$1') : text;
  };
}

/** Programs that take postcodes and house numbers for numbers add a decimal. */
const FRACTION = /^\s*(\d+)\.0\s*$/;
