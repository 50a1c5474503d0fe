import { statusKey } from '@/lib/imports/parse/blank-cells';
import { isHeaderRow } from './header';
import { profilesOfData, provenOrders } from './profiles';
import { targetsByName } from './targets';
import { isStatus, targetsByValues } from './values';
import { SINGLE_WORDS } from './words';
import { isYesOrNo, YES_OR_NO } from './values';
import { isReasonColumn, isWithoutNames } from '@/lib/imports/layouts/header-key';
import { nameKey } from '@/lib/imports/layouts/header-key';
import { KNOWN_LAYOUTS, recogniseLayout } from '@/lib/imports/layouts/layouts';
import { targetsOf } from '@/lib/imports/layouts/parts';
import {
  NOTHING_CHOSEN,
  PROPOSED_DUE_DAYS,
  type Layout,
  type ColumnMapping,
  type StatusMeaning,
  type Target,
} from './mapping';
import type { ColumnProfile } from './profile';
import { addressPartOf } from '@/lib/imports/parse/address';
import { knownStatus } from '@/lib/imports/parse/statuses';

/** Shop exports have one row per order line. */
const FOLDED: readonly Layout[] = ['shopify', 'woocommerce'];

/** A guess from column names and values, for the user to check. Open questions stay open. */
export function inferMapping({
  firstRow,
  profiles,
  hasHeader: chosen = null,
  workspaceName,
}: {
  firstRow: readonly string[];
  profiles: readonly ColumnProfile[];
  /** Null to infer that, too. */
  hasHeader?: boolean | null;
  workspaceName: string;
}): ColumnMapping {
  const recognised = recogniseLayout(firstRow);
  const hasHeader = chosen ?? isHeaderRow(firstRow, profiles);
  const layout = hasHeader ? recognised.layout : 'other';
  const data = profilesOfData({ hasHeader }, { firstRow, profiles });
  const targets = guessTargets(layout, { hasHeader, firstRow, profiles: data });
  return {
    ...NOTHING_CHOSEN,
    layout,
    hasHeader,
    targets,
    constants: {
      ...(!targets.includes('senderName') && { senderName: workspaceName }),
      // Northwind stores quantities in its table of order lines.
      ...(layout === 'northwind' && { numberOfItems: '1' }),
    },
    ...provenOrders(data, targets),
    statuses: guessStatuses(layout, { targets, firstRow, profiles: data }),
    folds: FOLDED.includes(layout) || (layout === 'other' && repeatsOrders(data, targets)),
    dueDays:
      targets.includes('deliveryDate') || !targets.includes('orderDate') ? null : PROPOSED_DUE_DAYS,
  };
}

/** Copies of a whole row don't count: adding up their items would be wrong. */
function repeatsOrders(
  profiles: readonly ColumnProfile[],
  targets: readonly (Target | null)[],
): boolean {
  const profile = profiles[targets.indexOf('orderId')];
  return profile !== undefined && profile.repeats > 0;
}

type Columns = { firstRow: readonly string[]; profiles: readonly ColumnProfile[] };

function guessTargets(
  layout: Layout,
  { hasHeader, firstRow, profiles }: Columns & { hasHeader: boolean },
): (Target | null)[] {
  const isNamed = hasHeader && !isWithoutNames(firstRow);
  const names = profiles.map((_, column) => {
    const name = firstRow[column] ?? '';
    return isNamed || isReasonColumn(name) ? name : '';
  });
  if (layout !== 'other') {
    const { parts, keyOf } = KNOWN_LAYOUTS[layout];
    return withProducts(targetsOf(parts, names.map(keyOf), profiles), { names, profiles });
  }
  const named = statusByValues(targetsByName(names), { names, profiles });
  const products = withProducts(named, { names, profiles });
  return targetsByValues(products, { isNamed, names, profiles });
}

/** Without a column of quantities, takes columns such as `line_item_1`, whose cells hold a product with its quantity. */
function withProducts(
  targets: readonly (Target | null)[],
  { names, profiles }: { names: readonly string[]; profiles: readonly ColumnProfile[] },
): (Target | null)[] {
  if (targets.includes('numberOfItems')) return [...targets];
  const isProduct = (column: number) =>
    /^(lineitem|product|item)\d+$/.test(nameKey(names[column]!)) &&
    profiles[column]!.samples.some((sample) => sample.includes('|'));
  return targets.map((target, column) => target ?? (isProduct(column) ? 'numberOfItems' : null));
}

/** "Delivered: yes" and "State: open" are a status, not a time and a part of the address. */
function statusByValues(
  targets: readonly (Target | null)[],
  { names, profiles }: { names: readonly string[]; profiles: readonly ColumnProfile[] },
): (Target | null)[] {
  const holdsStatus = (column: number) => {
    if (targets[column] === 'deliveredAt') return isYesOrNo(profiles[column]);
    const isState = targets[column] !== null && addressPartOf(names[column]!) === 'state';
    return isState && isStatus(profiles[column]!);
  };
  const found = [...targets];
  for (const column of targets.keys()) {
    if (holdsStatus(column)) found[column] = found.includes('status') ? null : 'status';
  }
  return found;
}

function guessStatuses(
  layout: Layout,
  { targets, firstRow, profiles }: Columns & { targets: readonly (Target | null)[] },
): ColumnMapping['statuses'] {
  const column = targets.indexOf('status');
  const profile = profiles[column];
  const isYes =
    SINGLE_WORDS.deliveredAt.includes(nameKey(firstRow[column] ?? '')) && isYesOrNo(profile);
  return Object.fromEntries(
    Object.keys(profile?.values ?? {}).flatMap((value): [string, StatusMeaning][] => {
      const key = statusKey(value);
      const meaning = isYes ? YES_OR_NO.get(key) : knownStatus(layout, value);
      return meaning ? [[key, meaning]] : [];
    }),
  );
}
