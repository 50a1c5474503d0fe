import { formatDate } from '@/lib/dates';
import { columnNames } from '@/lib/imports/layouts/column-names';
import { parseDate } from '@/lib/imports/parse/dates';
import { dateOrdersIn, profilesOfData, provenDateOrder, isDateTarget } from './profiles';
import {
  CONSTANTS,
  SINGLE_TARGETS,
  type ColumnMapping,
  type ConstantField,
  type DateOrder,
  type Question,
} from './mapping';
import type { ColumnProfile } from './profile';
import { statusValues } from '@/lib/imports/status-values';
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
    ...dateQuestions(mapping, { names: columnNames(mapping, firstRow), profiles: data }),
    ...statusValues({ mapping, firstRow, profiles }).flatMap(
      ({ value, rows, meaning }): Question[] =>
        meaning === null ? [{ kind: 'status', value, rows }] : [],
    ),
  ];
}

function fieldQuestions({ targets, constants }: ColumnMapping): Question[] {
  const hasColumn = (field: ConstantField) =>
    targets.includes(field) ||
    ((field === 'recipientName' || field === 'recipientAddress') &&
      targets.includes(`${field}Else`));
  const orderId: Question[] = targets.includes('orderId')
    ? []
    : [{ kind: 'missing', field: 'orderId' }];
  const fields = CONSTANTS.flatMap((field): Question[] => {
    const text = constants[field] ?? '';
    if (text.trim() === '') return hasColumn(field) ? [] : [{ kind: 'missing', field }];
    const parsed = parseConstant(field, text);
    return 'problem' in parsed ? [{ kind: 'constant', field, text: parsed.problem }] : [];
  });
  const several = SINGLE_TARGETS.filter(
    (field) => targets.indexOf(field) !== targets.lastIndexOf(field),
  ).map((field): Question => ({ kind: 'severalColumns', field }));
  return [...orderId, ...several, ...fields];
}

function dateQuestions(
  { targets, dateOrder }: ColumnMapping,
  { names, profiles }: { names: readonly string[]; profiles: readonly ColumnProfile[] },
): Question[] {
  if (dateOrder !== null || provenDateOrder(profiles, targets) !== null) return [];
  const open = profiles.flatMap(({ dates }, column) =>
    isDateTarget(targets[column]) && dates.either > 0 && dates.example ? [{ column, dates }] : [],
  );
  // If a column proves its own order, ask about another one.
  const shown = open.find(({ dates }) => dateOrdersIn(dates).length !== 1) ?? open[0];
  if (!shown) return [];
  const example = shown.dates.example!;
  return [
    {
      kind: 'dateOrder',
      column: names[shown.column]!,
      example,
      dayFirst: inWords(example, 'dayFirst'),
      monthFirst: inWords(example, 'monthFirst'),
    },
  ];
}

function inWords(example: string, order: DateOrder): string {
  const date = parseDate(example, order);
  return 'date' in date ? formatDate(date.date) : date.problem;
}
