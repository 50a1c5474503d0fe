import { z } from 'zod';
import { IMPORTABLE_DETAILS, REQUIRED_DETAILS, type RequiredDetail } from '@/lib/orders/fields';

/** Files that are recognised by the names of their columns. */
export const LAYOUTS = ['ownExport', 'shopify', 'woocommerce', 'northwind', 'other'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** What a column can say about an order. The last two count where the same field without "Else" is empty. */
export const TARGETS = [
  'orderId',
  ...IMPORTABLE_DETAILS,
  'status',
  'deliveredAt',
  'recipientNameElse',
  'recipientAddressElse',
] as const;
export type Target = (typeof TARGETS)[number];

/** Fields that may say the same for all orders, where the file says nothing. */
export const CONSTANTS = REQUIRED_DETAILS;
export type ConstantField = RequiredDetail;

/** What becomes of a status of the file. */
export const STATUS_MEANINGS = ['ONGOING', 'DELIVERED', 'leaveOut'] as const;
export type StatusMeaning = (typeof STATUS_MEANINGS)[number];

/** Which part comes first in dates such as 03/04/2026. */
export const DATE_ORDERS = ['dayFirst', 'monthFirst'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

export const columnMappingSchema = z.object({
  layout: z.enum(LAYOUTS),
  /** Whether the first row names the columns. */
  hasHeader: z.boolean(),
  /** What each column says, null where it says nothing. Several with the same target are joined, in their order. */
  targets: z.array(z.enum(TARGETS).nullable()),
  /** What every order says where the file says nothing. */
  constants: z.partialRecord(z.enum(CONSTANTS), z.string()),
  /** Null where no date of the file can be read in two ways, or where it is not decided yet. */
  dateOrder: z.enum(DATE_ORDERS).nullable(),
  /** What becomes of the values of the status column; these are folded, as {@link statusKey} does. */
  statuses: z.record(z.string(), z.enum(STATUS_MEANINGS)),
  /** Whether rows with the same Order ID make one order, with their numbers of items added up. */
  folds: z.boolean(),
  /** Whether the file wins where somebody changed an order since it was last imported. */
  fileWins: z.boolean(),
});

/** How the rows of a file become orders. */
export type ColumnMapping = z.infer<typeof columnMappingSchema>;
