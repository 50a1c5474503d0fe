import { formatDate } from '@/lib/dates';
import { columnNames } from '@/lib/imports/layouts/column-names';
import { dateOf } from '@/lib/imports/parse/dates';
import { ordersIn, profilesOfData, provenOrder, saysDate } from './profiles';
import { CONSTANTS, type ConstantField, type DateOrder, type ColumnMapping } from './mapping';
import type { ColumnProfile } from './profile';
import { statusValues } from '@/lib/imports/status-values';
import { constantOf } from '@/lib/imports/parse/fields';

/** What people have to say before the rows of a file can be checked. */
export type Question =
  /** Neither a column nor a constant says it. */
  | { kind: 'missing'; field: 'orderId' | ConstantField }
  /** A constant that no order can say; `text` is the sentence that tells why. */
  | { kind: 'constant'; field: ConstantField; text: string }
  /** Dates that can be read in two ways: one of them, and what it would be either way, in words. */
  | { kind: 'dateOrder'; column: string; example: string; dayFirst: string; monthFirst: string }
  /** A status whose meaning is not known, and in how many rows it stands. */
  | { kind: 'status'; value: string; rows: number };

/** Everything that is open in a matching; nothing where its file can be checked. */
export function questionsOf({
  matching,
  firstRow,
  profiles,
}: {
  matching: ColumnMapping;
  firstRow: readonly string[];
  profiles: readonly ColumnProfile[];
}): Question[] {
  const data = profilesOfData(matching, { firstRow, profiles });
  return [
    ...openFields(matching),
    ...openDates(matching, { names: columnNames(matching, firstRow), profiles: data }),
    ...statusValues({ matching, firstRow, profiles }).flatMap(
      ({ value, rows, meaning }): Question[] =>
        meaning === null ? [{ kind: 'status', value, rows }] : [],
    ),
  ];
}

function openFields({ targets, constants }: ColumnMapping): Question[] {
  const isTold = (field: ConstantField) =>
    targets.includes(field) ||
    ((field === 'recipientName' || field === 'recipientAddress') &&
      targets.includes(`${field}Else`));
  const orderId: Question[] = targets.includes('orderId')
    ? []
    : [{ kind: 'missing', field: 'orderId' }];
  const fields = CONSTANTS.flatMap((field): Question[] => {
    const text = constants[field] ?? '';
    if (text.trim() === '') return isTold(field) ? [] : [{ kind: 'missing', field }];
    const understood = constantOf(field, text);
    return 'problem' in understood ? [{ kind: 'constant', field, text: understood.problem }] : [];
  });
  return [...orderId, ...fields];
}

function openDates(
  { targets, dateOrder }: ColumnMapping,
  { names, profiles }: { names: readonly string[]; profiles: readonly ColumnProfile[] },
): Question[] {
  if (dateOrder !== null || provenOrder(profiles, targets) !== null) return [];
  const open = profiles.flatMap(({ dates }, column) =>
    saysDate(targets[column]) && dates.either > 0 && dates.example ? [{ column, dates }] : [],
  );
  // Where a column proves an order for itself, another one is the reason to ask.
  const asked = open.find(({ dates }) => ordersIn(dates).length !== 1) ?? open[0];
  if (!asked) return [];
  const example = asked.dates.example!;
  return [
    {
      kind: 'dateOrder',
      column: names[asked.column]!,
      example,
      dayFirst: inWords(example, 'dayFirst'),
      monthFirst: inWords(example, 'monthFirst'),
    },
  ];
}

function inWords(example: string, order: DateOrder): string {
  const date = dateOf(example, order);
  return 'date' in date ? formatDate(date.date) : date.problem;
}
