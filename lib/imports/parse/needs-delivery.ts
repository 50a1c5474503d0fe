import type { ColumnMapping } from '@/lib/imports/mapping/mapping';
import { statusKey } from './blank-cells';

/** Folded: what shops write for pick-up, gift cards and downloads, or in a column such as "Requires shipping". */
const NOT_DELIVERED = new Set(
  `false, no, nein, non, nee, nie, nao, 0,
  pickup, pick up, local pickup, store pickup, in store pickup, in-store pickup, pickup in store, click and collect,
  click & collect, abholung, selbstabholung, abholung im geschaft, retrait, retrait en magasin, recogida,
  recogida local, recogida en tienda, ritiro, ritiro in negozio, ritiro in sede, odbior osobisty, afhalen,
  ophalen, levantamento, levantamento em loja, digital, download, virtual, gift card, gutschein`
    .split(',')
    .map((word) => word.trim()),
);

export function needsDelivery(
  { needsDelivery: chosen }: Pick<ColumnMapping, 'needsDelivery'>,
  value: string,
): boolean {
  const key = statusKey(value);
  return Object.hasOwn(chosen, key)
    ? chosen[key]!
    : !NOT_DELIVERED.has(key.replace(/[\s_]+/g, ' '));
}
