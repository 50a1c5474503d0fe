import { unguard } from '@/lib/exports/csv';
import { addressPartOf } from './address';
import { isBlankCell, plainCell } from './blank-cells';
import { isReasonColumn } from '@/lib/imports/layouts/header-key';
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
  const parts = names.map(addressPartOf);
  const isShopify = mapping.layout === 'shopify';
  return (cells, column) => {
    const cell = plainCell(plain(cells[column] ?? ''));
    if (isBlankCell(cell)) return '';
    const part = parts[column];
    if (!part) return cell;
    const text = part === 'postcode' && isShopify ? plainPostcode(cell) : cell;
    return text.replace(FRACTION, '$1');
  };
}

/** Programs that take postcodes and house numbers for numbers add a decimal. */
const FRACTION = /^\s*(\d+)\.0\s*$/;
