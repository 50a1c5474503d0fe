import { plainCell } from '@/lib/imports/parse/blank-cells';
import { dateEvidence } from '@/lib/imports/parse/dates';
import { isKnownName } from '@/lib/imports/mapping/words';
import { isReasonColumn } from './header-key';
import { nameKey } from './header-key';
import { OWN_COLUMNS, OWN_PARTS } from './own-export';
import { NORTHWIND_PARTS, NORTHWIND_SIGNS } from './northwind';
import type { Part } from './parts';
import { SHOPIFY_PARTS, SHOPIFY_SIGNS } from './shopify';
import { WOOCOMMERCE_PARTS, WOOCOMMERCE_SIGNS, wooKey } from './woocommerce';
import type { Layout } from '@/lib/imports/mapping/mapping';

/** A file has this layout if it has a column for each of the `signs`, which list alternatives. */
type KnownLayout = {
  signs: readonly (readonly string[])[];
  keyOf: (name: string) => string;
  parts: readonly Part[];
};

const withoutAlternatives = (signs: readonly string[]) => signs.map((sign) => [sign]);

/** Most specific first. */
export const KNOWN_LAYOUTS: Record<Exclude<Layout, 'other'>, KnownLayout> = {
  ownExport: { signs: withoutAlternatives(OWN_COLUMNS), keyOf: nameKey, parts: OWN_PARTS },
  shopify: { signs: withoutAlternatives(SHOPIFY_SIGNS), keyOf: nameKey, parts: SHOPIFY_PARTS },
  northwind: {
    signs: withoutAlternatives(NORTHWIND_SIGNS),
    keyOf: nameKey,
    parts: NORTHWIND_PARTS,
  },
  woocommerce: { signs: WOOCOMMERCE_SIGNS, keyOf: wooKey, parts: WOOCOMMERCE_PARTS },
};

/** The known column names that make a first row a header. */
const FEW = 2;

/** `other` if unknown. `hasHeader` is true only if column names are recognized. */
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
    (firstRow.filter(isKnownName).length >= FEW &&
      !firstRow.some((cell) => dateEvidence(plainCell(cell))));
  return { layout: 'other', hasHeader };
}
