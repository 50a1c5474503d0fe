import { personColumn, type Detail, type Side } from './people';
import { SINGLE_WORDS, type SingleTarget } from './words';
import { nameKey } from '@/lib/imports/layouts/header-key';
import type { Target } from './mapping';

/** What columns say, by their names alone. No target that one column says is given twice. */
export function targetsByName(names: readonly string[]): (Target | null)[] {
  const targets: (Target | null)[] = names.map(() => null);
  const give = (target: Target, columns: readonly number[]) => {
    for (const column of columns) targets[column] ??= target;
  };

  const keys = names.map(nameKey);
  for (const [target, words] of Object.entries(SINGLE_WORDS)) {
    const columns = words.map((word) => keys.indexOf(word)).filter((column) => column >= 0);
    const free = columns.find((column) => targets[column] === null);
    if (free !== undefined) give(target as SingleTarget, [free]);
  }

  const people = names.map((name, column) => (targets[column] ? null : personColumn(name)));
  const of = (side: Side, ...details: Detail[]) =>
    people.flatMap((person, column) =>
      person?.side === side && details.includes(person.detail) ? [column] : [],
    );
  const addressOf = (side: Side) => of(side, 'fullAddress', 'address');
  const firstOf = (ways: readonly number[][]) => ways.find((columns) => columns.length > 0) ?? [];

  give('senderName', nameColumns((...details) => of('sender', ...details)).slice(0, 1));
  const namesOf = (side: Side) => nameColumns((...details) => of(side, ...details));
  give('recipientName', firstOf([namesOf('recipient'), namesOf(null), namesOf('customer')]));
  give(
    'recipientAddress',
    firstOf([addressOf('recipient'), addressOf(null), addressOf('customer')]),
  );
  give(
    targets.includes('recipientName') ? 'recipientNameElse' : 'recipientName',
    namesOf('billing'),
  );
  give(
    targets.includes('recipientAddress') ? 'recipientAddressElse' : 'recipientAddress',
    addressOf('billing'),
  );
  return targets;
}

/** A first and a last name rather than the whole, which repeats them; a company where there is no name. */
function nameColumns(columnsOf: (...details: Detail[]) => number[]): number[] {
  const parts = columnsOf('name');
  if (parts.length > 1) return parts;
  const whole = columnsOf('fullName', 'name');
  return whole.length > 0 ? whole : columnsOf('company');
}
