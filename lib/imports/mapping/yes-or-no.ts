import { statusKey } from '@/lib/imports/parse/blank-cells';
import type { StatusMeaning } from './mapping';
import type { ColumnProfile } from './profile';

/** Answers to "delivered?", folded. */
export const YES_OR_NO: ReadonlyMap<string, StatusMeaning> = new Map([
  ...words('yes y true 1 x ja j wahr oui vrai si sim tak', 'DELIVERED'),
  ...words('no n false 0 nein falsch non faux nee nao nie', 'ONGOING'),
]);

function words(list: string, meaning: StatusMeaning): [string, StatusMeaning][] {
  return list.split(' ').map((word) => [word, meaning]);
}

/** Whether a column says nothing but yes and no. */
export function isYesOrNo(profile: ColumnProfile | undefined): boolean {
  const values = Object.keys(profile?.values ?? {});
  return values.length > 0 && values.every((value) => YES_OR_NO.has(statusKey(value)));
}
