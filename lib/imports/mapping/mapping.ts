import { z } from 'zod';
import {
  FIELD_KEYS,
  IMPORTABLE_DETAILS,
  REQUIRED_DETAILS,
  type RequiredDetail,
} from '@/lib/orders/fields';

export const LAYOUTS = ['ownExport', 'shopify', 'woocommerce', 'northwind', 'other'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** The last two apply if the field without "Else" is empty. */
export const TARGETS = [
  'orderId',
  ...IMPORTABLE_DETAILS,
  'status',
  'deliveredAt',
  'orderDate',
  'needsDelivery',
  'recipientNameElse',
  'recipientAddressElse',
] as const;
export type Target = (typeof TARGETS)[number];

export const CONSTANTS = REQUIRED_DETAILS;
export type ConstantField = RequiredDetail;

export const STATUS_MEANINGS = ['ONGOING', 'DELIVERED', 'leaveOut'] as const;
export type StatusMeaning = (typeof STATUS_MEANINGS)[number];

/** The order in dates such as 03/04/2026. */
export const DATE_ORDERS = ['dayFirst', 'monthFirst'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** The order in dates such as 26-Sep-30. */
export const YEAR_ORDERS = ['yearLast', 'yearFirst'] as const;
export type YearOrder = (typeof YEAR_ORDERS)[number];

/** From the order date to the delivery date. */
export const PROPOSED_DUE_DAYS = '2';

/** What happens to an ongoing order that the file calls cancelled. */
export const CANCELLED_CHOICES = ['leave', 'delete', 'deliver'] as const;
export type CancelledChoice = (typeof CANCELLED_CHOICES)[number];

export const columnMappingSchema = z.object({
  layout: z.enum(LAYOUTS),
  hasHeader: z.boolean(),
  /** Null if unmapped. Columns with the same target are joined, and numbers of items added up. */
  targets: z.array(z.enum(TARGETS).nullable()),
  constants: z.partialRecord(z.enum(CONSTANTS), z.string()),
  /** Null if no date is ambiguous, or not decided yet. */
  dateOrder: z.enum(DATE_ORDERS).nullable(),
  /** The same; mappings saved before this key existed have none. */
  yearOrder: z.enum(YEAR_ORDERS).nullable().default(null),
  /** Read a spreadsheet's day numbers, such as 46357, as dates. */
  dayNumbers: z.boolean().default(false),
  /** Keys are folded by {@link statusKey}. */
  statuses: z.record(z.string(), z.enum(STATUS_MEANINGS)),
  /** Rows with the same Order ID make one order, and their numbers of items are added up. */
  folds: z.boolean(),
  /** Otherwise orders without an address are left out. */
  needsAddress: z.boolean().default(true),
  /** Whether rows with this value need a delivery. Keys are folded by {@link statusKey}. */
  needsDelivery: z.record(z.string(), z.boolean()).default({}),
  /** Working days from the order date to the delivery date of a new order, as typed; null if not used. */
  dueDays: z.string().max(20).nullable().default(null),
  /** Without a column of Order IDs: each is this, as typed, and the line of the order in the file. Null if not used. */
  idPrefix: z.string().max(100).nullable().default(null),
  /** Whether these orders were imported with this prefix before, so that they may exist. */
  isRepeat: z.boolean().default(false),
  cancelled: z.enum(CANCELLED_CHOICES).default('leave'),
  /** Fields whose value in the file replaces edits made here. Earlier versions stored whether all do. */
  fileWins: z.union([z.array(z.enum(FIELD_KEYS)), z.boolean().transform(() => [])]),
});

export type ColumnMapping = z.infer<typeof columnMappingSchema>;

/** Of what a mapping has beside its columns, when nobody has chosen anything. */
export const NOTHING_CHOSEN = {
  dayNumbers: false,
  needsAddress: true,
  needsDelivery: {},
  dueDays: null,
  idPrefix: null,
  isRepeat: false,
  cancelled: 'leave',
  fileWins: [],
} as const satisfies Partial<ColumnMapping>;

const MOST_REMEMBERED = 500;

/** What the form doesn't send: choices about orders, and what values mean that this file doesn't have. */
export function withRemembered(sent: ColumnMapping, before: ColumnMapping): ColumnMapping {
  return {
    ...sent,
    cancelled: before.cancelled,
    fileWins: before.fileWins,
    statuses: merged(before.statuses, sent.statuses),
    needsDelivery: merged(before.needsDelivery, sent.needsDelivery),
  };
}

function merged<V>(before: Record<string, V>, sent: Record<string, V>): Record<string, V> {
  const all = Object.entries({ ...before, ...sent });
  return all.length > MOST_REMEMBERED ? sent : Object.fromEntries(all);
}

/** How the dates of a file are read. */
export type DateFormat = Partial<Pick<ColumnMapping, 'dateOrder' | 'yearOrder' | 'dayNumbers'>>;

/** Columns with these targets can't be joined. */
export const SINGLE_TARGETS = [
  'orderId',
  'deliveryDate',
  'status',
  'deliveredAt',
  'orderDate',
] as const;

export type Question =
  | { kind: 'severalColumns'; field: (typeof SINGLE_TARGETS)[number] }
  | { kind: 'missing'; field: 'orderId' | ConstantField }
  /** An invalid constant; `text` is the reason. */
  | { kind: 'constant'; field: ConstantField; text: string }
  | {
      kind: 'dateOrder' | 'yearOrder';
      column: string;
      example: string;
      readings: { order: DateOrder | YearOrder; text: string }[];
    }
  | { kind: 'dueDays' | 'idPrefix'; text: string }
  | { kind: 'status'; value: string; rows: number };
