import type { Parsed } from '@/lib/imports/import';
import { isNameless } from '@/lib/imports/layouts/column-names';
import type { AddressPart } from '@/lib/imports/mapping/people';
import { addressPartOf } from './address';
import { parseDate, parseInstant } from './dates';
import { isReasonColumn } from '@/lib/imports/layouts/header-key';
import { shopifyColumn } from '@/lib/imports/layouts/shopify';
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
import { parseConstant } from './fields';
import * as messages from './messages';
import { needsDelivery } from './needs-delivery';
import { parseDueDays } from './due-date';

export type Plan = {
  names: readonly string[];
  columns: Record<Target, readonly number[]>;
  /** By column; null for what isn't a part of an address. */
  addressParts: readonly (AddressPart | null)[];
  read: CellReader;
  /** The number of columns up to the last one named or mapped; infinite without names. */
  end: number;
  /** The Shopify column that leaves out an order if it has a value. */
  cancelledAt: number | null;
  /** The Shopify column that leaves out an order if its payment was returned. */
  refundedIn: number | null;
  needsAddress: boolean;
  /** Null if a column has Order IDs. */
  idPrefix: string | null;
  needsDelivery: (value: string) => boolean;
  /** From the order date to the delivery date of new orders; null if not used. */
  dueDays: number | null;
  /** An empty status means not fulfilled yet. */
  isBlankStatusOngoing: boolean;
  /** Our own export in UTF-8, so U+FFFD is part of the text. */
  isExact: boolean;
  constants: { [F in ConstantField]?: Parsed<string | number> };
  parseDate: (text: string) => Parsed<string>;
  parseStatus: (text: string) => Parsed<StatusMeaning>;
  instantParser: (timeZone: string) => (text: string) => Parsed<string>;
};

/** Two per mapping: with column names and, for keys, without. */
const plans = new WeakMap<ColumnMapping, Plan[]>();

/** Relies on mappings being immutable. */
export function planFor(mapping: ColumnMapping, names: readonly string[]): Plan {
  const before = plans.get(mapping) ?? [];
  const known = before.find((plan) => isEqual(plan.names, names));
  if (known) return known;
  const plan = newPlan(mapping, names);
  plans.set(mapping, [plan, ...before].slice(0, 2));
  return plan;
}

function isEqual(before: readonly string[], now: readonly string[]): boolean {
  if (before === now) return true;
  return before.length === now.length && before.every((name, column) => name === now[column]);
}

function newPlan(mapping: ColumnMapping, names: readonly string[]): Plan {
  const { targets, constants, layout } = mapping;
  const columnsOf = (target: Target) =>
    targets.flatMap((each, column) => (each === target ? [column] : []));
  const given = CONSTANTS.filter((field) => constants[field] !== undefined);
  return {
    names,
    columns: Object.fromEntries(
      TARGETS.map((target) => [target, columnsOf(target)]),
    ) as unknown as Plan['columns'],
    addressParts: names.map(addressPartOf),
    read: cellReader(mapping, names),
    end: countColumns(mapping, names),
    cancelledAt: layout === 'shopify' ? shopifyColumn(names, 'cancelledat') : null,
    refundedIn: layout === 'shopify' ? shopifyColumn(names, 'financialstatus') : null,
    needsAddress: mapping.needsAddress,
    idPrefix: usedPrefix(mapping),
    needsDelivery: memoize((value) => needsDelivery(mapping, value)),
    dueDays: parsedDueDays(mapping),
    isBlankStatusOngoing: layout === 'shopify' || layout === 'ownExport',
    isExact: layout === 'ownExport',
    constants: Object.fromEntries(
      given.map((field) => [field, parseConstant(field, constants[field]!)]),
    ),
    parseDate: memoize((text) => toParsedDate(parseDate(text, mapping))),
    parseStatus: memoize((text) => toParsedStatus(statusMeaning(mapping, text))),
    instantParser: memoize((timeZone) =>
      memoize((text) => {
        const instant = parseInstant(text, mapping, timeZone);
        if (instant !== null) return { value: instant };
        const date = parseDate(text, mapping);
        return 'problem' in date ? date : { problem: messages.notATime };
      }),
    ),
  };
}

function usedPrefix({ targets, idPrefix }: ColumnMapping): string | null {
  return targets.includes('orderId') ? null : (idPrefix?.trim() ?? null);
}

function parsedDueDays({ dueDays }: ColumnMapping): number | null {
  const result = dueDays === null ? null : parseDueDays(dueDays);
  return result && 'value' in result ? result.value : null;
}

function countColumns({ hasHeader, targets }: ColumnMapping, names: readonly string[]): number {
  const named = names.findLastIndex(
    (name, column) => !isNameless(name, column) && !isReasonColumn(name),
  );
  if (!hasHeader || named === -1) return Infinity;
  const used = targets.findLastIndex((target) => target !== null);
  return Math.max(named, used) + 1;
}

function toParsedDate(date: ReturnType<typeof parseDate>): Parsed<string> {
  return 'date' in date ? { value: date.date } : date;
}

function toParsedStatus(value: StatusMeaning | null): Parsed<StatusMeaning> {
  return value === null ? { problem: messages.unknownStatus } : { value };
}

const MOST_CACHED = 5_000;

/** For pure functions: a file repeats its dates and statuses. The cache is bounded. */
function memoize<V>(compute: (text: string) => V): (text: string) => V {
  const cache = new Map<string, V>();
  return (text) => {
    const cached = cache.get(text);
    if (cached !== undefined) return cached;
    if (cache.size >= MOST_CACHED) cache.clear();
    const value = compute(text);
    cache.set(text, value);
    return value;
  };
}
