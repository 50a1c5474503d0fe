import { formatDate } from '@/lib/dates';
import { columnNames } from '@/lib/imports/layouts/column-names';
import { parseDate } from '@/lib/imports/parse/dates';
import { DATE_AMBIGUITIES, isDateTarget, ordersIn, profilesOfData, provenOrders } from './profiles';
import {
  CONSTANTS,
  SINGLE_TARGETS,
  type ColumnMapping,
  type ConstantField,
  type DateFormat,
  type Question,
} from './mapping';
import type { ColumnProfile } from './profile';
import { statusValues } from '@/lib/imports/status-values';
import { parsePrefix } from '@/lib/imports/parse/order-id';
import { parseDueDays } from '@/lib/imports/parse/due-date';
import { parseConstant } from '@/lib/imports/parse/fields';

/** Empty if the mapping can be used. In the order of the form. */
export function openQuestions({
  mapping,
  firstRow,
  profiles,
}: {
  mapping: ColumnMapping;
  firstRow: readonly string[];
  profiles: readonly ColumnProfile[];
}): Question[] {
  const data = profilesOfData(mapping, { firstRow, profiles });
  return [
    ...fieldQuestions(mapping),
    ...(['dateOrder', 'yearOrder'] as const).flatMap((kind) =>
      dateQuestions(kind, mapping, { names: columnNames(mapping, firstRow), profiles: data }),
    ),
    ...statusValues({ mapping, firstRow, profiles }).flatMap(
      ({ value, rows, meaning }): Question[] =>
        meaning === null ? [{ kind: 'status', value, rows }] : [],
    ),
  ];
}

function fieldQuestions({ targets, constants, dueDays, idPrefix }: ColumnMapping): Question[] {
  const hasColumn = (field: ConstantField) =>
    targets.includes(field) ||
    (field === 'deliveryDate' && dueDays !== null && targets.includes('orderDate')) ||
    ((field === 'recipientName' || field === 'recipientAddress') &&
      targets.includes(`${field}Else`));
  const prefix = idPrefix === null ? null : parsePrefix(idPrefix);
  const orderId: Question[] = targets.includes('orderId')
    ? []
    : !prefix
      ? [{ kind: 'missing', field: 'orderId' }]
      : 'problem' in prefix
        ? [{ kind: 'idPrefix', text: prefix.problem }]
        : [];
  const fields = CONSTANTS.flatMap((field): Question[] => {
    const text = constants[field] ?? '';
    if (text.trim() === '') return hasColumn(field) ? [] : [{ kind: 'missing', field }];
    const parsed = parseConstant(field, text);
    return 'problem' in parsed ? [{ kind: 'constant', field, text: parsed.problem }] : [];
  });
  const due = dueDays === null ? null : parseDueDays(dueDays);
  const days: Question[] = due && 'problem' in due ? [{ kind: 'dueDays', text: due.problem }] : [];
  const several = SINGLE_TARGETS.filter(
    (field) => targets.indexOf(field) !== targets.lastIndexOf(field),
  ).map((field): Question => ({ kind: 'severalColumns', field }));
  return [...orderId, ...several, ...days, ...fields];
}

function dateQuestions(
  kind: 'dateOrder' | 'yearOrder',
  { targets, [kind]: chosen }: ColumnMapping,
  { names, profiles }: { names: readonly string[]; profiles: readonly ColumnProfile[] },
): Question[] {
  if (chosen !== null || provenOrders(profiles, targets)[kind] !== null) return [];
  const { orders, ...keys } = DATE_AMBIGUITIES[kind];
  const open = profiles.flatMap(({ dates }, column) => {
    const example = dates[keys.example];
    const isAmbiguous = isDateTarget(targets[column], targets) && dates[keys.either] > 0;
    return isAmbiguous && example ? [{ column, dates, example }] : [];
  });
  // If a column proves its own order, ask about another one.
  const shown = open.find(({ dates }) => ordersIn(dates, orders).length !== 1) ?? open[0];
  if (!shown) return [];
  const { column, example } = shown;
  const readings = orders.map((order) => ({ order, text: inWords(example, { [kind]: order }) }));
  return [{ kind, column: names[column]!, example, readings }];
}

/** A cell of a date column that may be a spreadsheet's day number, with its date in words. */
export type DayNumber = { column: string; example: string; date: string };

export function dayNumberIn({
  mapping,
  firstRow,
  profiles,
}: {
  mapping: ColumnMapping;
  firstRow: readonly string[];
  profiles: readonly ColumnProfile[];
}): DayNumber | null {
  const names = columnNames(mapping, firstRow);
  const data = profilesOfData(mapping, { firstRow, profiles });
  const column = data.findIndex(
    ({ dates }, index) =>
      isDateTarget(mapping.targets[index], mapping.targets) && dates.dayNumber !== null,
  );
  const example = data[column]?.dates.dayNumber ?? null;
  if (example === null) return null;
  return { column: names[column]!, example, date: inWords(example, { dayNumbers: true }) };
}

function inWords(example: string, format: DateFormat): string {
  const date = parseDate(example, format);
  return 'date' in date ? formatDate(date.date) : date.problem;
}
