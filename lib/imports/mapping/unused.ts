import { columnNames } from '@/lib/imports/layouts/column-names';
import { nameKey } from '@/lib/imports/layouts/header-key';
import { addressPartOf } from '@/lib/imports/parse/address';
import type { ColumnMapping, Target } from './mapping';
import { personColumn, type Detail } from './people';
import { profilesOfData } from './profiles';
import type { ColumnProfile } from './profile';
import { isCount, isMostlyDates } from './values';
import { isKnownName, SINGLE_WORDS } from './words';

/** A column that isn't imported, and the field that it looks like. Counted from 0. */
export type UnusedColumn = { column: number; name: string; sample: string; target: Target };

const NAMES: readonly (Detail | undefined)[] = ['fullName', 'name', 'company'];

/** So that no part of an address, no name, quantity or date is left out without a word. */
export function unusedColumns({
  mapping,
  firstRow,
  profiles,
}: {
  mapping: ColumnMapping;
  firstRow: readonly string[];
  profiles: readonly ColumnProfile[];
}): UnusedColumn[] {
  const names = columnNames(mapping, firstRow);
  return profilesOfData(mapping, { firstRow, profiles }).flatMap((profile, column) => {
    if (mapping.targets[column] !== null || profile.filled === 0) return [];
    const name = names[column]!;
    const target = likelyTarget(name, profile, { mapping, names });
    return target ? [{ column, name, sample: profile.samples[0] ?? '', target }] : [];
  });
}

function likelyTarget(
  name: string,
  profile: ColumnProfile,
  { mapping, names }: { mapping: ColumnMapping; names: readonly string[] },
): Target | null {
  const { targets } = mapping;
  const key = nameKey(name);
  const person = personColumn(name);
  if (person?.side === 'sender') return targets.includes('senderName') ? null : 'senderName';
  if (person && person.side !== 'billing') {
    if (person.detail === 'phone') {
      return targets.includes('recipientPhone') ? null : 'recipientPhone';
    }
    if (person.detail === 'email') {
      return targets.includes('recipientEmail') ? null : 'recipientEmail';
    }
    if (NAMES.includes(person.detail)) {
      return targets.includes('recipientName') ? null : 'recipientName';
    }
    const known = names.filter((_, column) => targets[column] === 'recipientAddress');
    const parts = known.map(addressPartOf);
    // A single column without a part has the whole address.
    if (known.length === 1 && parts[0] === null) return null;
    return parts.includes(addressPartOf(name)) ? null : 'recipientAddress';
  }
  // Several columns add up.
  if (SINGLE_WORDS.numberOfItems.includes(key) && isCount(profile)) return 'numberOfItems';
  // Shops have dates of many other things.
  const isUnknown = mapping.layout === 'other' && !isKnownName(name);
  const looksLikeDate =
    SINGLE_WORDS.deliveryDate.includes(key) || (isUnknown && isMostlyDates(profile));
  if (looksLikeDate && !targets.includes('deliveryDate')) return 'deliveryDate';
  return null;
}
