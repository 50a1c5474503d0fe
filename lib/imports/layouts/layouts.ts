import { evidenceOf } from '@/lib/imports/parse/dates';
import { isKnownName } from '@/lib/imports/mapping/words';
import { isReasonColumn } from './header-key';
import { nameKey } from './header-key';
import { OWN_COLUMNS, OWN_PARTS } from './own-export';
import { NORTHWIND_PARTS, NORTHWIND_SIGNS } from './northwind';
import type { Part } from './parts';
import { SHOPIFY_PARTS, SHOPIFY_SIGNS } from './shopify';
import { WOOCOMMERCE_PARTS, WOOCOMMERCE_SIGNS, wooKey } from './woocommerce';
import type { Layout } from '@/lib/imports/mapping/mapping';

/** How a layout is known and read: one of each of its `signs` has to be among the keys of the names. */
type KnownLayout = {
  signs: readonly (readonly string[])[];
  keyOf: (name: string) => string;
  parts: readonly Part[];
};

const each = (signs: readonly string[]) => signs.map((sign) => [sign]);

/** Every layout but "other", the more particular ones first. */
export const KNOWN_LAYOUTS: Record<Exclude<Layout, 'other'>, KnownLayout> = {
  ownExport: { signs: each(OWN_COLUMNS), keyOf: nameKey, parts: OWN_PARTS },
  shopify: { signs: each(SHOPIFY_SIGNS), keyOf: nameKey, parts: SHOPIFY_PARTS },
  northwind: { signs: each(NORTHWIND_SIGNS), keyOf: nameKey, parts: NORTHWIND_PARTS },
  woocommerce: { signs: WOOCOMMERCE_SIGNS, keyOf: wooKey, parts: WOOCOMMERCE_PARTS },
};

/** How many names of columns have to be known words, so that a row is one of names. */
const FEW = 2;

/** Which layout a file has by its first row alone, and whether that row surely names the columns. */
export function recogniseLayout(firstRow: readonly string[]): {
  layout: Layout;
  hasHeader: boolean;
} {
  for (const [layout, { signs, keyOf }] of Object.entries(KNOWN_LAYOUTS)) {
    const keys = new Set(firstRow.map(keyOf));
    if (signs.every((any) => any.some((sign) => keys.has(sign)))) {
      return { layout: layout as Layout, hasHeader: true };
    }
  }
  const hasHeader =
    firstRow.some(isReasonColumn) ||
    (firstRow.filter(isKnownName).length >= FEW && !firstRow.some((cell) => evidenceOf(cell)));
  return { layout: 'other', hasHeader };
}
