import { isAddressPart, personColumn, type Detail, type Side } from './people';
import { SINGLE_WORDS, type SingleTarget } from './words';
import { nameKey } from '@/lib/imports/layouts/header-key';
import type { Target } from './mapping';

const CONTACT_SIDES: readonly Side[] = ['recipient', null, 'customer', 'billing'];

/** A target for one column is given at most once. */
export function targetsByName(names: readonly string[]): (Target | null)[] {
  const targets: (Target | null)[] = names.map(() => null);
  const assign = (target: Target, columns: readonly number[]) => {
    for (const column of columns) targets[column] ??= target;
  };

  const keys = names.map(nameKey);
  for (const [target, words] of Object.entries(SINGLE_WORDS)) {
    const columns = words.map((word) => keys.indexOf(word)).filter((column) => column >= 0);
    const free = columns.find((column) => targets[column] === null);
    if (free !== undefined) assign(target as SingleTarget, [free]);
  }

  const people = names.map((name, column) => (targets[column] ? null : personColumn(name)));
  const of = (side: Side, ...details: Detail[]) =>
    people.flatMap((person, column) =>
      person?.side === side && details.includes(person.detail) ? [column] : [],
    );
  const addressOf = (side: Side) =>
    people.flatMap((person, column) =>
      person?.side === side && (person.detail === 'fullAddress' || isAddressPart(person.detail))
        ? [column]
        : [],
    );
  const detailsOf = (columns: readonly number[]) =>
    new Set(columns.map((column) => people[column]!.detail));
  const firstOf = (ways: readonly number[][]) => ways.find((columns) => columns.length > 0) ?? [];
  /** Parts of an address may lack the side: "Street 1" beside "Ship city". */
  const withParts = (columns: readonly number[], others: readonly number[]) => {
    const known = detailsOf(columns);
    if (known.size === 1 && known.has('fullAddress')) return columns;
    const missing = others.filter((column) => {
      const { detail } = people[column]!;
      const isStreet = detail === 'fullAddress' || detail === 'street';
      return isStreet ? !known.has('fullAddress') && !known.has('street') : !known.has(detail);
    });
    return [...columns, ...missing];
  };

  assign('senderName', nameColumns((...details) => of('sender', ...details)).slice(0, 1));
  const namesOf = (side: Side) => nameColumns((...details) => of(side, ...details));
  assign('recipientName', firstOf([namesOf('recipient'), namesOf(null), namesOf('customer')]));
  assign(
    'recipientAddress',
    withParts(
      firstOf([addressOf('recipient'), addressOf(null), addressOf('customer')]),
      firstOf(addressOf('recipient').length > 0 ? [addressOf(null)] : [addressOf('customer')]),
    ),
  );
  assign(
    targets.includes('recipientName') ? 'recipientNameElse' : 'recipientName',
    namesOf('billing'),
  );
  assign(
    targets.includes('recipientAddress') ? 'recipientAddressElse' : 'recipientAddress',
    addressOf('billing'),
  );
  const firstWith = (detail: Detail) =>
    firstOf(CONTACT_SIDES.map((side) => of(side, detail))).slice(0, 1);
  assign('recipientPhone', firstWith('phone'));
  assign('recipientEmail', firstWith('email'));
  return targets;
}

/** Prefer first and last name to a full name, which repeats them; use the company if there is no name. */
function nameColumns(columnsOf: (...details: Detail[]) => number[]): number[] {
  const parts = columnsOf('name');
  if (parts.length > 1) return parts;
  const whole = columnsOf('fullName', 'name');
  return whole.length > 0 ? whole : columnsOf('company');
}
