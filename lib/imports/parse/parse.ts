import {
  IMPORTABLE_DETAILS,
  ORDER_FIELDS,
  type ImportableDetail,
  type RequiredDetail,
} from '@/lib/orders/fields';
import type { ImportedOrder, ImportedRow, ParsedRow, Parsed } from '@/lib/imports/import';
import type { ConstantField, ColumnMapping, Target } from '@/lib/imports/mapping/mapping';
import { TARGET_NAMES } from '@/lib/imports/messages';
import { missing, textOf } from './fields';
import { planOf } from './plan';
import { orderIdNotes, orderIdOf } from './order-id';
import { parseQuantity } from './quantity';
import { isStatusGiven, parseStatus } from './status';
import { reportExtraCells } from './extra-cells';
import { problemOf, readField, type ParseState } from './read-field';

const NOTES: { [F in ImportableDetail]?: string } = {
  recipientName: 'No shipping name, so the billing name is used.',
  recipientAddress: 'No shipping address, so the billing address is used.',
};

/**
 * The Order ID that a row says, as orders have it; null where it says none, or what cannot be one. `names` are those of
 * the columns, by which files are known that this product has written.
 */
export function keyOf(
  matching: ColumnMapping,
  cells: readonly string[],
  names: readonly string[] = [],
): string | null {
  const result = orderIdOf(planOf(matching, names), cells);
  return 'value' in result ? result.value : null;
}

/**
 * What the rows of one order say, as orders have it, and everything that is wrong with them. `timeZone` is that of the
 * workspace, in which days begin.
 */
export function parseRow(
  matching: ColumnMapping,
  {
    rows,
    names,
    timeZone,
  }: { rows: readonly ImportedRow[]; names: readonly string[]; timeZone: string },
): ParsedRow {
  const plan = planOf(matching, names);
  const state: ParseState = { plan, rows, problems: [] };
  const id = orderIdOf(plan, rows[0]!.cells);
  const orderId = 'value' in id ? id.value : null;
  const notes = orderIdNotes(plan, orderId);
  if ('problem' in id) complain(state, { field: 'orderId', text: id.problem });
  reportExtraCells(state);

  const status = parseStatus(state, timeZone);
  if (status === 'leaveOut') {
    return { orderId, order: null, isLeftOut: true, isStatusTold: true, problems: [], notes: [] };
  }
  const details = Object.fromEntries(
    IMPORTABLE_DETAILS.map((field) => [field, readDetail(state, notes, field)]),
  );
  const { problems } = state;
  const isStatusTold = isStatusGiven(state);
  const reading = { orderId, isLeftOut: false, isStatusTold, problems, notes };
  if (problems.length > 0 || status === null) return { ...reading, order: null };
  // No problem, so nothing is missing.
  return {
    ...reading,
    order: { ...(details as Omit<ImportedOrder, keyof typeof status>), ...status },
  };
}

/** A field of the order: null where something is wrong, undefined where an optional one has no value. */
function readDetail(
  state: ParseState,
  notes: string[],
  field: ImportableDetail,
): string | number | null | undefined {
  const read = () => {
    if (field === 'numberOfItems') return parseQuantity(state);
    const understood =
      field === 'deliveryDate' ? state.plan.dateOf : (text: string) => textOf(field, text);
    return fieldOrDefault(state, notes, { field, understood });
  };
  return isRequired(field) ? needed(state, field, read) : (read() ?? undefined);
}

function isRequired(field: ImportableDetail): field is RequiredDetail {
  return ORDER_FIELDS[field].required;
}

/** What the rows say of a field, or else its constant; where there is neither, that is a problem. */
function needed<V extends string | number>(
  state: ParseState,
  field: ConstantField,
  say: () => V | null,
): string | number | null {
  const before = state.problems.length;
  const said = say();
  if (said !== null || state.problems.length > before) return said;
  const constant = state.plan.constants[field] ?? { problem: missing(field) };
  if ('value' in constant) return constant.value;
  complain(state, { field, text: constant.problem });
  return null;
}

function elseOf(field: ImportableDetail | 'orderId'): Target {
  return field === 'recipientName' || field === 'recipientAddress' ? `${field}Else` : field;
}

/** What the rows say of a field or, where they say nothing, what they say else, with a note. */
function fieldOrDefault(
  state: ParseState,
  notes: string[],
  { field, understood }: { field: ImportableDetail; understood: (text: string) => Parsed<string> },
): string | null {
  const before = state.problems.length;
  const said = readField(state, field, understood);
  const note = NOTES[field];
  if (said !== null || !note || state.problems.length > before) return said;
  const otherwise = readField(state, elseOf(field), understood);
  if (otherwise !== null) notes.push(note);
  return otherwise;
}

/** Tells that something is wrong with the first row, in the first column that is about it. */
function complain(
  { plan, rows, problems }: ParseState,
  { field, text }: { field: ConstantField | 'orderId'; text: string },
): void {
  const [column = null] = [field, elseOf(field)].flatMap((target) => plan.columns[target]);
  problems.push(problemOf(plan, { row: rows[0]!, column, name: TARGET_NAMES[field], text }));
}
