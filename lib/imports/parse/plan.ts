import type { Parsed } from '@/lib/imports/import';
import { isNameless } from '@/lib/imports/layouts/column-names';
import { dateOf, instantOf } from './dates';
import { isReasonColumn } from '@/lib/imports/layouts/header-key';
import { cancelledColumn } from '@/lib/imports/layouts/shopify';
import {
  CONSTANTS,
  TARGETS,
  type ConstantField,
  type ColumnMapping,
  type StatusMeaning,
  type Target,
} from '@/lib/imports/mapping/mapping';
import { statusMeaning } from './statuses';
import { cellReader, type CellReader } from './cells';
import { constantOf } from './fields';
import { memoize } from './memoize';

/** What follows from a matching for every row, found out once. */
export type Plan = {
  names: readonly string[];
  columns: Record<Target, readonly number[]>;
  read: CellReader;
  /** How many columns there are up to the last with a name or a target; infinite where none has a name. */
  end: number;
  /** The column that leaves out every order for which it says something. */
  cancelledAt: number | null;
  /** Whether an empty status says something: the order is not fulfilled yet. */
  isEmptyStatusTold: boolean;
  /** Whether everything that can stand in a text is meant: this product has written it, in UTF-8. */
  isExact: boolean;
  constants: { [F in ConstantField]?: Parsed<string | number> };
  dateOf: (text: string) => Parsed<string>;
  statusOf: (text: string) => Parsed<StatusMeaning>;
  /** Since when an order is delivered, of a workspace in this time zone. */
  instantIn: (timeZone: string) => (text: string) => Parsed<string>;
};

/** Few: the same columns with their names and, for keys, without. */
const plans = new WeakMap<ColumnMapping, Plan[]>();

/** The plan for files with these names of columns. A matching is never changed, so it keeps its plans. */
export function planOf(matching: ColumnMapping, names: readonly string[]): Plan {
  const before = plans.get(matching) ?? [];
  const known = before.find((plan) => areSame(plan.names, names));
  if (known) return known;
  const plan = newPlan(matching, names);
  plans.set(matching, [plan, ...before].slice(0, 2));
  return plan;
}

function areSame(before: readonly string[], now: readonly string[]): boolean {
  if (before === now) return true;
  return before.length === now.length && before.every((name, column) => name === now[column]);
}

function newPlan(matching: ColumnMapping, names: readonly string[]): Plan {
  const { targets, constants, dateOrder, layout } = matching;
  const columnsOf = (target: Target) =>
    targets.flatMap((each, column) => (each === target ? [column] : []));
  const given = CONSTANTS.filter((field) => constants[field] !== undefined);
  return {
    names,
    columns: Object.fromEntries(
      TARGETS.map((target) => [target, columnsOf(target)]),
    ) as unknown as Plan['columns'],
    read: cellReader(matching, names),
    end: endOf(matching, names),
    cancelledAt: layout === 'shopify' ? cancelledColumn(names) : null,
    isEmptyStatusTold: layout === 'shopify' || layout === 'ownExport',
    isExact: layout === 'ownExport',
    constants: Object.fromEntries(
      given.map((field) => [field, constantOf(field, constants[field]!)]),
    ),
    dateOf: memoize((text) => understoodDate(dateOf(text, dateOrder))),
    statusOf: memoize((text) => understoodStatus(statusMeaning(matching, text))),
    instantIn: memoize((timeZone) =>
      memoize((text) => {
        const instant = instantOf(text, dateOrder, timeZone);
        if (instant !== null) return { value: instant };
        const date = dateOf(text, dateOrder);
        return 'problem' in date ? date : { problem: 'This is not a time.' };
      }),
    ),
  };
}

function endOf({ hasHeader, targets }: ColumnMapping, names: readonly string[]): number {
  const named = names.findLastIndex(
    (name, column) => !isNameless(name, column) && !isReasonColumn(name),
  );
  if (!hasHeader || named === -1) return Infinity;
  const used = targets.findLastIndex((target) => target !== null);
  return Math.max(named, used) + 1;
}

function understoodDate(date: ReturnType<typeof dateOf>): Parsed<string> {
  return 'date' in date ? { value: date.date } : date;
}

function understoodStatus(value: StatusMeaning | null): Parsed<StatusMeaning> {
  return value === null
    ? {
        problem:
          'This status is not known. Write Ongoing or Delivered, or match another column as the status.',
      }
    : { value };
}
