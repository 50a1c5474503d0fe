import { z } from 'zod';
import { IMPORTABLE_DETAILS, REQUIRED_DETAILS, type RequiredDetail } from '@/lib/orders/fields';

export const LAYOUTS = ['ownExport', 'shopify', 'woocommerce', 'northwind', 'other'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** The last two apply if the field without "Else" is empty. */
export const TARGETS = [
  'orderId',
  ...IMPORTABLE_DETAILS,
  'status',
  'deliveredAt',
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
  /** Use the file's values for orders edited here since their last import. */
  fileWins: z.boolean(),
});

export type ColumnMapping = z.infer<typeof columnMappingSchema>;

/** How the dates of a file are read. */
export type DateFormat = Partial<Pick<ColumnMapping, 'dateOrder' | 'yearOrder' | 'dayNumbers'>>;

/** Columns with these targets can't be joined. */
export const SINGLE_TARGETS = ['orderId', 'deliveryDate', 'status', 'deliveredAt'] as const;

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
  | { kind: 'status'; value: string; rows: number };
