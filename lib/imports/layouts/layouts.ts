import { plainCell } from '@/lib/imports/parse/blank-cells';
import { dateEvidence } from '@/lib/imports/parse/dates';
import { isKnownName } from '@/lib/imports/mapping/words';
import { isReasonColumn } from './header-key';
import { nameKey } from './header-key';
import { isOwnExport, OWN_PARTS } from './own-export';
import { NORTHWIND_PARTS, NORTHWIND_SIGNS } from './northwind';
import type { Part } from './parts';
import { SHOPIFY_PARTS, SHOPIFY_SIGNS } from './shopify';
import { WOOCOMMERCE_PARTS, WOOCOMMERCE_SIGNS, wooKey } from './woocommerce';
import type { Layout } from '@/lib/imports/mapping/mapping';

type KnownLayout = {
  isLayout: (keys: ReadonlySet<string>) => boolean;
  keyOf: (name: string) => string;
  parts: readonly Part[];
};

/** It needs a column for each of the signs, some of which have alternatives. */
const hasSigns = (signs: readonly (string | readonly string[])[]) => (keys: ReadonlySet<string>) =>
  signs.every((sign) => [sign].flat().some((key) => keys.has(key)));

/** Most specific first. */
export const KNOWN_LAYOUTS: Record<Exclude<Layout, 'other'>, KnownLayout> = {
  ownExport: { isLayout: isOwnExport, keyOf: nameKey, parts: OWN_PARTS },
  shopify: { isLayout: hasSigns(SHOPIFY_SIGNS), keyOf: nameKey, parts: SHOPIFY_PARTS },
  northwind: {
    isLayout: hasSigns(NORTHWIND_SIGNS),
    keyOf: nameKey,
    parts: NORTHWIND_PARTS,
  },
  woocommerce: { isLayout: hasSigns(WOOCOMMERCE_SIGNS), keyOf: wooKey, parts: WOOCOMMERCE_PARTS },
};

/** The known column names that make a first row a header. */
const FEW = 2;

/** `other` if unknown. `hasHeader` is true only if column names are recognized. */
export function recogniseLayout(firstRow: readonly string[]): {
  layout: Layout;
  hasHeader: boolean;
} {
  const names = firstRow.filter((name) => !isReasonColumn(name));
  for (const [layout, { isLayout, keyOf }] of Object.entries(KNOWN_LAYOUTS)) {
    if (isLayout(new Set(names.map(keyOf)))) {
      return { layout: layout as Layout, hasHeader: true };
    }
  }
  const hasHeader =
    firstRow.some(isReasonColumn) ||
    (firstRow.filter(isKnownName).length >= FEW &&
      !firstRow.some((cell) => dateEvidence(plainCell(cell))));
  return { layout: 'other', hasHeader };
}
