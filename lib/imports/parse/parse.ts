import {
  IMPORTABLE_DETAILS,
  ORDER_FIELDS,
  type ImportableDetail,
  type OrderField,
  type RequiredDetail,
} from '@/lib/orders/fields';
import type { ImportedOrder, ImportedRow, ParsedRow, Parsed, Problem } from '@/lib/imports/import';
import type { ConstantField, ColumnMapping, Target } from '@/lib/imports/mapping/mapping';
import { defaultColumnName } from '@/lib/imports/layouts/column-names';
import { isReasonColumn } from '@/lib/imports/layouts/header-key';
import { TARGET_NAMES } from '@/lib/imports/mapping/messages';
import { parseOptional, parseText, type OptionalImported } from './fields';
import { isBlankCell } from './blank-cells';
import * as messages from './messages';
import { planFor } from './plan';
import { orderIdNotes, parseOrderId } from './order-id';
import { parseQuantity, totalNotes } from './quantity';
import { reportSwallowedRows } from './swallowed-rows';
import { hasStatusValue, parseStatus, rowsToDeliver } from './status';
import { cellText, createProblem, parseReadable, readField, type ParseState } from './read-field';
import { dueDate, type DueCalendar } from './due-date';

/** Null if the Order ID is missing or invalid. `names` are the column names, which identify our own files. */
export function readOrderId(
  mapping: ColumnMapping,
  row: Pick<ImportedRow, 'line' | 'cells'>,
  names: readonly string[] = [],
): string | null {
  const result = parseOrderId(planFor(mapping, names), row);
  return 'value' in result ? result.value : null;
}

/** `rows` make one order. On any problem, `order` is null. */
export function parseRow(
  mapping: ColumnMapping,
  {
    rows,
    names,
    timeZone,
    calendar,
  }: {
    rows: readonly ImportedRow[];
    names: readonly string[];
    timeZone: string;
    calendar: DueCalendar;
  },
): ParsedRow {
  const plan = planFor(mapping, names);
  const state: ParseState = { plan, rows, problems: [] };
  const id = parseOrderId(plan, rows[0]!);
  const orderId = 'value' in id ? id.value : null;
  const notes = orderIdNotes(plan, orderId);
  if (reportSwallowedRows(state)) {
    const { problems } = state;
    return { orderId, order: null, leftOut: null, defaults: [], problems, notes };
  }
  if ('problem' in id) reportProblem(state, { field: 'orderId', text: id.problem });
  reportExtraCells(state);

  const status = parseStatus(state, timeZone);
  const toDeliver = rowsToDeliver(state);
  const nothing = { orderId, order: null, defaults: [], problems: [], notes: [] };
  const leftOut = status && 'leftOut' in status ? status.leftOut : toDeliver.leftOut;
  if (leftOut !== null) return { ...nothing, leftOut };
  if (isWithoutAddress(state)) {
    return { ...nothing, leftOut: messages.leftOutWithoutAddress, leavesExisting: true };
  }
  const order: OrderReading = {
    state,
    notes,
    missing: [],
    toDeliver: { ...state, rows: toDeliver.rows },
    defaults: hasStatusValue(state) ? [] : ['status'],
    calendar,
    isDelivered: status !== null && 'status' in status && status.status === 'DELIVERED',
  };
  const details = Object.fromEntries(
    IMPORTABLE_DETAILS.map((field) => [field, readDetail(order, field)]),
  );
  const { problems } = state;
  const { missing } = order;
  notes.push(...totalNotes(order.toDeliver));
  const parsed = { orderId, leftOut: null, defaults: order.defaults, notes };
  if (problems.length > 0 || status === null || 'leftOut' in status) {
    return { ...parsed, order: null, problems: [...problems, ...missing] };
  }
  const complete = { ...(details as Omit<ImportedOrder, keyof typeof status>), ...status };
  return missing.length > 0
    ? { ...parsed, order: null, orderIfExists: complete, problems: missing }
    : { ...parsed, order: complete, problems };
}

/** A text with an unquoted comma makes more cells than the file has columns. */
function reportExtraCells({ plan, rows, problems }: ParseState): void {
  for (const row of rows) {
    for (let column = plan.end; column < row.cells.length; column += 1) {
      if (isBlankCell(row.cells[column]!) || isReasonColumn(plan.names[column] ?? '')) continue;
      problems.push(
        createProblem(plan, {
          row,
          column,
          name: defaultColumnName(column),
          text: messages.extraCells,
        }),
      );
      break;
    }
  }
}

type OrderReading = {
  state: ParseState;
  /** With only those of its rows that need a delivery. */
  toDeliver: ParseState;
  notes: string[];
  /** Problems of values that are nowhere, not wrong ones. */
  missing: Problem[];
  /** Fields that no cell has a value for. */
  defaults: OrderField[];
  calendar: DueCalendar;
  isDelivered: boolean;
};

function isWithoutAddress({ plan, rows }: ParseState): boolean {
  if (plan.needsAddress || plan.constants.recipientAddress) return false;
  return (['recipientAddress', 'recipientAddressElse'] as const).every((target) =>
    rows.every(({ cells }) => cellText(plan, target, cells) === ''),
  );
}

/** Null on a problem or for an optional field without a value, undefined for one without a column. */
function readDetail(
  order: OrderReading,
  field: ImportableDetail,
): string | number | null | undefined {
  return isRequired(field) ? readRequired(order, field) : readOptional(order, field);
}

/** Undefined without a column, or if no value can be read, which a note says. Null if all cells are blank. */
function readOptional(
  { state: { plan, rows }, notes }: OrderReading,
  field: OptionalImported,
): string | null | undefined {
  if (plan.columns[field].length === 0) return undefined;
  const texts = new Set(rows.map(({ cells }) => cellText(plan, field, cells)));
  texts.delete('');
  const values = new Set<string>();
  let isUnread = false;
  for (const text of texts) {
    const result = parseReadable(plan, text, (readable) => parseOptional(field, readable));
    if ('problem' in result) {
      isUnread = true;
      notes.push(messages.valueLeftOut({ problem: result.problem, value: text }));
    } else if (result.value !== null) {
      values.add(result.value);
    }
  }
  const [first] = values;
  if (first === undefined) return isUnread ? undefined : null;
  if (values.size === 1) return first;
  const all = parseOptional(field, [...values].join('\n'));
  if (field === 'instructions' && 'value' in all) return all.value;
  notes.push(messages.valuesDiffer({ field, value: first }));
  return first;
}

function isRequired(field: ImportableDetail): field is RequiredDetail {
  return ORDER_FIELDS[field].required;
}

function readRequired(order: OrderReading, field: ConstantField): string | number | null {
  const { state, missing, defaults } = order;
  const before = state.problems.length;
  const value =
    field === 'numberOfItems' ? parseQuantity(order.toDeliver) : readWithFallback(order, field);
  if (value !== null || state.problems.length > before) return value;
  defaults.push(field);
  if (field === 'deliveryDate' && !state.plan.constants[field] && state.plan.dueDays !== null) {
    return readDueDate(order, state.plan.dueDays);
  }
  const text = field === 'recipientAddress' ? messages.missingAddress : messages.missing(field);
  const constant = state.plan.constants[field] ?? { problem: text };
  if ('value' in constant) return constant.value;
  reportProblem({ ...state, problems: missing }, { field, text: constant.problem });
  return null;
}

function readDueDate({ state, missing, ...order }: OrderReading, days: number): string | null {
  const before = state.problems.length;
  const orderDate = readField(state, 'orderDate', state.plan.parseDate);
  if (orderDate !== null) return dueDate(orderDate, { ...order, days });
  if (state.problems.length === before) {
    const text = messages.missing('orderDate');
    reportProblem({ ...state, problems: missing }, { field: 'orderDate', text });
  }
  return null;
}

function fallbackTarget(field: ImportableDetail | 'orderId' | 'orderDate'): Target {
  return field === 'recipientName' || field === 'recipientAddress' ? `${field}Else` : field;
}

/** Falls back to the "Else" target, with a note. */
function readWithFallback(
  { state, notes }: OrderReading,
  field: Exclude<RequiredDetail, 'numberOfItems'>,
): string | null {
  const parse = (text: string): Parsed<string> =>
    field === 'deliveryDate' ? state.plan.parseDate(text) : parseText(field, text);
  const before = state.problems.length;
  const value = readField(state, field, parse);
  const note = messages.FALLBACK_NOTES[field];
  if (value !== null || !note || state.problems.length > before) return value;
  const fallback = readField(state, fallbackTarget(field), parse);
  if (fallback !== null) notes.push(note);
  return fallback;
}

function reportProblem(
  { plan, rows, problems }: ParseState,
  { field, text }: { field: ConstantField | 'orderId' | 'orderDate'; text: string },
): void {
  const [column = null] = [field, fallbackTarget(field)].flatMap((target) => plan.columns[target]);
  problems.push(createProblem(plan, { row: rows[0]!, column, name: TARGET_NAMES[field], text }));
}
