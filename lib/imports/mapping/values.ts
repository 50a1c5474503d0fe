import { statusKey } from '@/lib/imports/parse/blank-cells';
import { knownStatus } from '@/lib/imports/parse/statuses';
import type { StatusMeaning, Target } from './mapping';
import { countDates, type ColumnProfile } from './profile';
import { isKnownName } from './words';

/** Guesses more in files without a header: a column with an unknown name may well be about something else. */
export function targetsByValues(
  targets: readonly (Target | null)[],
  {
    isNamed,
    names,
    profiles,
  }: { isNamed: boolean; names: readonly string[]; profiles: readonly ColumnProfile[] },
): (Target | null)[] {
  const found = [...targets];
  const assign = (target: Target, fits: (profile: ColumnProfile) => boolean) => {
    if (found.includes(target)) return;
    const columns = profiles.flatMap((profile, column) =>
      !found[column] && !isKnownName(names[column]!) && profile.filled > 0 && fits(profile)
        ? [column]
        : [],
    );
    if (columns.length === 1) found[columns[0]!] = target;
  };
  assign('deliveryDate', isMostlyDates);
  if (isNamed) return found;
  assign('status', isStatus);
  const most = Math.max(0, ...profiles.map(({ filled }) => filled));
  assign('orderId', (profile) => profile.filled === most && isKey(profile));
  assign('numberOfItems', isCount);
  assign('recipientAddress', ({ samples }) => samples.every((sample) => ADDRESS.test(sample)));
  return found;
}

/** A number and a word, as in "ul. Polna 7, Kraków". */
const ADDRESS = /(?=.*\d)(?=.*\p{L}{3}).*\s/u;

export function isMostlyDates({ dates, filled }: ColumnProfile): boolean {
  return countDates(dates) >= filled * 0.8;
}

export function isStatus({ values }: ColumnProfile): boolean {
  const known = Object.keys(values ?? {});
  return known.length > 0 && known.every((value) => knownStatus('other', value) !== null);
}

/** Short, with a digit, and unique as far as the profile shows. */
function isKey({ values, samples, dates }: ColumnProfile): boolean {
  if (Object.values(values ?? {}).some((count) => count > 1)) return false;
  const isCode = samples.every((sample) => /^(?=.*\d)[^\s,]{1,40}$/.test(sample));
  return isCode && countDates(dates) === 0;
}

export function isCount({ values, samples }: ColumnProfile): boolean {
  const known = Object.keys(values ?? {});
  return (known.length > 0 ? known : samples).every((value) => /^[1-9]\d{0,3}$/.test(value));
}

export const YES_OR_NO: ReadonlyMap<string, StatusMeaning> = new Map([
  ...words('yes y true 1 x ja j wahr oui vrai si sim tak', 'DELIVERED'),
  ...words('no n false 0 nein falsch non faux nee nao nie', 'ONGOING'),
]);

function words(list: string, meaning: StatusMeaning): [string, StatusMeaning][] {
  return list.split(' ').map((word) => [word, meaning]);
}

export function isYesOrNo(profile: ColumnProfile | undefined): boolean {
  const values = Object.keys(profile?.values ?? {});
  return values.length > 0 && values.every((value) => YES_OR_NO.has(statusKey(value)));
}
